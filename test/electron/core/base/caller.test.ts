import { describe, expect, it } from 'vitest';
import {
  atHub,
  type Caller,
  forThemselves,
  knowsOwnOnly,
  mayCall,
  owner,
  type Role,
} from '../../../../electron/core/base/caller.ts';
import type { Method } from '../../../../shared/contract/index.ts';
import type { Right } from '../../../../shared/domain/session.ts';

const at = (role: Role): Caller => atHub(role, { who: 'ada', event: 'practice' });

/** Whether each of them may call a method that needs this. */
const mayBe = (method: Method, needs: Right): string =>
  (['newcomer', 'desk', 'helper', 'approver', 'organizer', 'operator'] as const)
    .filter((role) => mayCall(at(role), method, needs))
    .join(' ');

const everyHelper = 'desk helper approver organizer operator';

describe('who may call what at a hub', () => {
  it('is a newcomer for what their own card needs, and nothing else', () => {
    expect([...forThemselves].toSorted()).toEqual([
      ...['approvals.answer', 'caller.current', 'event.current', 'keys.inspect', 'names.check'],
      ...['names.recall', 'names.suggest', 'requests.conflict', 'requests.get', 'requests.list'],
      ...['requests.rename', 'requests.retry', 'requests.submit'],
    ]);
    expect(mayBe('requests.submit', 'submit')).toBe(`newcomer ${everyHelper}`);
    expect(mayBe('requests.edit', 'submit')).toBe(everyHelper);
    expect(mayBe('accounts.find', 'ask')).toBe(everyHelper);
  });

  it('is for who came back by a link what they filed, and nothing to file or change', () => {
    const returning = at('returning');
    expect(forThemselves.filter((method) => mayCall(returning, method, 'submit'))).toEqual([
      ...['event.current', 'caller.current', 'requests.get', 'requests.list', 'approvals.answer'],
    ]);
    expect(mayCall(returning, 'accounts.find', 'ask')).toBe(false);
    expect(knowsOwnOnly(returning)).toBe(true);
  });

  it('is an operator alone for the process and its machine', () => {
    expect(mayBe('session.signIn', 'sign-in')).toBe('operator');
    expect(mayBe('vault.lock', 'unlock')).toBe('operator');
    expect(mayBe('wipe.run', 'wipe')).toBe('operator');
    expect(mayBe('kiosk.release', 'release')).toBe('');
    for (const method of ['start.choose', 'ssh.test', 'bundles.export', 'shift.enter'] as const) {
      expect(mayBe(method, 'ask'), method).toBe('operator');
    }
  });

  it('says who knows of their own requests alone', () => {
    expect(knowsOwnOnly(at('newcomer'))).toBe(true);
    for (const role of ['desk', 'helper', 'approver', 'organizer', 'operator'] as const) {
      expect(knowsOwnOnly(at(role))).toBe(false);
    }
    expect(knowsOwnOnly({ ...owner('web'), rights: [] })).toBe(true);
  });
});

it('the owner of a machine may do all of it, but for giving the desk back from a page', () => {
  const rights = ['self', 'ask', 'submit', 'approve', 'grant', 'sign-in', 'unlock', 'wipe'];
  for (const host of ['web', 'desktop'] as const) expect(owner(host).rights).toEqual(rights);
  expect(owner('cli').rights).toEqual([...rights, 'release']);
  for (const method of ['start.choose', 'ssh.test', 'shift.enter'] as const) {
    expect(mayCall(owner('web'), method, 'submit'), method).toBe(true);
  }
});
