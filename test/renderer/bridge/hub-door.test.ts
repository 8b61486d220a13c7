import { describe, expect, it } from 'vitest';
import { closedBridge, entryIn, hubDoorAt, refusalIn } from '../../../renderer/bridge/hub-door.ts';
import { fail, ok } from '../../../shared/result.ts';

const view = {
  event: { id: 'hack', name: { en: 'Hack' }, languages: ['en'], practice: false },
  signIn: 'ldap',
};

function openDoor(answer: unknown, pathname = '/e/hack/') {
  const sent: [string, RequestInit][] = [];
  const door = hubDoorAt({
    fetch: (url, init) => {
      sent.push([url, init]);
      return answer instanceof Error
        ? Promise.reject(answer)
        : Promise.resolve(Response.json(answer));
    },
    pathname,
  });
  if (!door) throw new Error('There is no door.');
  return { door, sent };
}

describe('the door of a hub', () => {
  it.each(['/', '/index.html', '/e/', '/e/hack', '/e/hack/x/', '/E/hack/'])(
    'is none where another host has served the page: %s',
    (pathname) => {
      expect(hubDoorAt({ fetch: () => Promise.reject(new Error()), pathname })).toBeUndefined();
    },
  );

  it('asks who is in', async () => {
    const { door, sent } = openDoor(ok(view));
    expect(await door.current()).toEqual(ok(view));
    expect(sent).toEqual([['/e/hack/session', {}]]);
  });

  it('brings what was typed as the body of a request, never in an address', async () => {
    const { door, sent } = openDoor(ok({}));
    await door.enter({ by: 'password', uid: 'ada', password: 's3cret' });
    expect(sent.map(([url]) => url)).toEqual(['/e/hack/session']);
    expect(sent[0]?.[1]).toMatchObject({ method: 'POST', body: expect.stringContaining('s3cret') });
  });

  it('does the work that is asked for before a code is tried', async () => {
    const work = { window: 7, bits: 3 };
    const { door, sent } = openDoor(ok({ ...view, work }));
    await door.enter({ by: 'code', code: 'SUNNY-CASTLE' });
    expect(sent.map(([, { method = 'GET' }]) => method)).toEqual(['GET', 'POST']);
    expect(sent[1]?.[1].body).toMatch(/"code":"SUNNY-CASTLE","stamp":"7:[\w.-]+"/);
  });

  it('tries no code where nobody says which work is asked for', async () => {
    const { door, sent } = openDoor(new Error('away'));
    expect((await door.enter({ by: 'code', code: 'SUNNY-CASTLE' })).ok).toBe(false);
    expect(sent).toHaveLength(1);
  });

  it('says why nobody is in', async () => {
    const refused = fail('hub-code-wrong', 'no');
    expect(await openDoor(refused).door.enter({ by: 'code', code: 'X' })).toEqual(refused);
    for (const answer of [new Error('away'), 'no envelope', ok({ event: 1 })]) {
      expect((await openDoor(answer).door.current()).ok).toBe(false);
    }
  });

  it('leads nowhere while nobody is in', async () => {
    expect(await closedBridge.call('event.current', {})).toMatchObject({
      error: { code: 'hub-session-over' },
    });
  });
});

describe('what an address brings', () => {
  it('is a code or a private link', () => {
    expect(entryIn('#/join/SUNNY%20CASTLE')).toEqual({ by: 'code', code: 'SUNNY CASTLE' });
    expect(entryIn('#/join/100%')).toEqual({ by: 'code', code: '100%' });
    expect(entryIn('#/mine/a-secret')).toEqual({ by: 'link', secret: 'a-secret' });
    for (const other of ['', '#/desk', '#/mine/', '#/join/a/b']) {
      expect(entryIn(other)).toBeUndefined();
    }
  });

  it('is why the identity provider’s word was not taken', () => {
    expect(refusalIn('#/signed-in/not-of-event')).toMatchObject({ code: 'hub-not-of-event' });
    for (const other of ['', '#/signed-in/toString', '#/desk'])
      expect(refusalIn(other)).toBeUndefined();
  });
});
