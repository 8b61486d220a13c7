import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { eventOf, followLog } from './keystone-events.ts';

const line = (type: string, payload: object): string =>
  `2027-08-04 08:00:00.000 7 INFO oslo.messaging.notification.${type} [req-1 - - {}] ${JSON.stringify(
    { event_type: type, payload },
  )}`;
const payload = { project: 'p1', user: 'ada', role: 'r1', inherited_to_projects: false };

describe('an event of Keystone', () => {
  it('tells of a role that was given or taken, and of a project that came or went', () => {
    expect(eventOf(line('identity.role_assignment.created', payload))).toEqual({
      ...{ is: 'role', change: 'created', projectId: 'p1', role: 'r1', uid: 'ada' },
    });
    expect(eventOf(line('identity.project.deleted', { resource_info: 'p1' }))).toEqual({
      ...{ is: 'project', change: 'deleted', projectId: 'p1' },
    });
  });

  it('is none where it is inherited, or about something else, or no event at all', () => {
    const inherited = { ...payload, inherited_to_projects: true };
    for (const other of [
      line('identity.role_assignment.created', inherited),
      line('identity.role_assignment.created', { ...payload, project: undefined }),
      line('identity.project.updated', { resource_info: 'p1' }),
      line('identity.authenticate', {}),
      'WARNING keystone.server [-] {"project": "p1"}',
    ]) {
      expect(eventOf(other), other).toBeUndefined();
    }
  });
});

describe('following a log', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-log-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('tells whole lines only, each once, from now on', () => {
    const file = join(folder, 'a.log');
    writeFileSync(file, 'before\n');
    const read = followLog(file);
    expect(read()).toEqual([]);
    appendFileSync(file, 'one\ntw');
    expect(read()).toEqual(['one']);
    appendFileSync(file, 'o – å\n');
    expect(read()).toEqual(['two – å']);
    expect(read()).toEqual([]);
  });

  it('begins with a file that is yet to come', () => {
    const file = join(folder, 'b.log');
    const read = followLog(file);
    expect(read()).toEqual([]);
    writeFileSync(file, 'one\n');
    expect(read()).toEqual(['one']);
  });
});
