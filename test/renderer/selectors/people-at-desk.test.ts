import { describe, expect, it } from 'vitest';
import {
  knownStages,
  offeredStages,
  type StageName,
  stagesOf,
  withKnown,
} from '../../../renderer/selectors/people-at-desk.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import { request } from '../screen-request.ts';

const adas = { username: 'Ada Lovelace', shellName: 'ada' };
const inToolforge = (roles: string[]) => ({
  ...{ project: 'tools', toolforge: true, roles, reason: 'r' },
  approval: 'here' as const,
});
const account = (state: RequestView['state'], more: Partial<RequestView> = {}) =>
  request(40, state, { ...adas, ...more });
const membership = (state: RequestView['state'], more: Partial<RequestView> = {}) =>
  request(41, state, {
    ...{ ...adas, kind: 'membership', after: account('saved').id },
    ...{ membership: inToolforge(['reader']), ...more },
  });
const stage = (name: StageName, ...all: RequestView[]) =>
  stagesOf({ requests: all }).find((it) => it.name === name);

describe('the stages of a person', () => {
  it('tell of each what its request tells, and nothing of what was not asked for', () => {
    const all = [account('confirmed', { keyFingerprint: 'SHA256:x' }), membership('waiting')];
    const states = stagesOf({ requests: all }).map(({ name, state }) => [name, state]);
    expect(states).toEqual([
      ['account', 'done'],
      ['key', 'done'],
      ['toolforge', 'waiting'],
      ['tool', 'none'],
      ['project', 'none'],
    ]);
  });

  it('know of a key by its own step while its account goes on', () => {
    const steps = (state: 'to-do' | 'confirmed') => [{ id: 'add-key', state }];
    const going = { keyFingerprint: 'SHA256:x' };
    expect(stage('key', account('waiting', { ...going, steps: steps('to-do') }))?.state).toBe(
      'to-do',
    );
    expect(stage('key', account('waiting', { ...going, steps: steps('confirmed') }))?.state).toBe(
      'done',
    );
    const added = request(44, 'sending', {
      ...{ ...adas, kind: 'ssh-keys', sshKeys: { added: 'SHA256:y', removed: [] } },
    });
    expect(stage('key', account('confirmed'), added)).toMatchObject({
      state: 'sending',
      request: added,
    });
  });

  it('are open again once they are undone, dismissed or taken back', () => {
    const undone = (...removed: ('account' | 'key' | 'roles')[]) => ({
      undone: { by: account('saved').id, at: account('saved').updatedAt, removed },
    });
    const made = { origin: 'made' as const, keyFingerprint: 'SHA256:x' };
    const keyless = account('confirmed', { ...made, ...undone('key') });
    expect(stage('account', keyless)?.state).toBe('done');
    expect(stage('key', keyless)?.state).toBe('none');
    expect(
      stage('account', account('confirmed', { ...made, ...undone('key', 'account') }))?.state,
    ).toBe('none');
    expect(stage('toolforge', membership('confirmed', undone('roles')))?.state).toBe('none');
    expect(stage('toolforge', membership('dismissed'))?.state).toBe('none');
    expect(
      stage('toolforge', membership('confirmed', { membership: inToolforge([]) }))?.state,
    ).toBe('none');
  });
});

describe('what the servers say of a person', () => {
  const had = {
    ...{ shellName: 'ada', username: 'Ada Lovelace', blocked: false, tools: ['bot'] },
    ...{ projects: [], unread: [], asked: '2027-08-05T10:00:00.000Z' },
    toolforge: { roles: ['reader'], inGroup: true },
    linked: { wikimedia: undefined, phabricator: undefined, tellsPhabricator: false },
  };
  const entry = { keys: [], blocked: false };

  it('counts more than what was done here once, and is not asked for anew', () => {
    const done = [account('confirmed'), membership('waiting')];
    const stages = withKnown(stagesOf({ requests: done }), knownStages(entry, had));
    expect(stages.map(({ state }) => state)).toEqual(['done', 'gone', 'waiting', 'done', 'none']);
    const known = withKnown(stagesOf({ requests: [] }), knownStages(entry, had));
    expect(known.map(({ state }) => state)).toEqual(['done', 'none', 'done', 'done', 'none']);
  });

  it('is left open where they could not be asked', () => {
    const unread = (['cloud', 'directory'] as const).map((part) => ({ part, code: 'x' }));
    const away = { ...had, toolforge: { roles: [], inGroup: false }, tools: [], unread };
    expect(knownStages(undefined, away)).toEqual({});
  });

  it('never says of a closed account, or of what is gone, that nobody asked for it', () => {
    const known = knownStages({ ...entry, blocked: true }, undefined);
    const [first, second] = withKnown(stagesOf({ requests: [account('confirmed')] }), known);
    expect([first, second]).toMatchObject([{ state: 'blocked' }, { state: 'gone' }]);
    expect(first?.request).toBeDefined();
    expect(withKnown(stagesOf({ requests: [] }), known)[0]).toMatchObject({ state: 'blocked' });
  });

  it('is left open of a role whose group does not follow yet', () => {
    const granted = { ...had, toolforge: { roles: ['reader'], inGroup: false } };
    expect(knownStages(undefined, granted)).not.toHaveProperty('toolforge');
  });
});

describe('the stages that are told', () => {
  it('are those that this event has, and what was asked for all the same', () => {
    const names = (...all: RequestView[]) =>
      offeredStages(stagesOf({ requests: all }), { tools: undefined, toolforge: undefined }).map(
        ({ name }) => name,
      );
    expect(names(account('confirmed'))).toEqual(['account', 'key']);
    expect(names(account('confirmed'), membership('saved'))).toEqual([
      'account',
      'key',
      'toolforge',
    ]);
  });
});
