import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '../../electron/core/kinds/account/facts.ts';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { jane, janesPassword } from '../fakes/people.ts';
import { facts, stored } from '../fakes/request.ts';
import type { Ending } from './ending.ts';
import { judge } from './oracle.ts';
import { noVerdict } from './run-result.ts';

const card = {
  ...{ desk: 0, at: 0, username: 'Jane Doe', shellName: 'jdoe', email: 'jane@example.org' },
  password: janesPassword,
};
const made = (change: Partial<AccountFacts> = {}, more: Partial<StoredRequest> = {}) =>
  stored({
    state: 'confirmed',
    attempted: ['create-entry'],
    facts: facts({ origin: 'made', uidNumber: 100_007, ...change }),
    ...more,
  });
const john = {
  ...jane,
  uid: 'john',
  uids: ['john'],
  cns: ['John'],
  mails: ['john@example.org'],
  uidNumber: 100_008,
};

const whole = { ok: true, lines: 3, formerKey: 0, lost: 0, endUnknown: false };

const ending = (change: Partial<Ending> = {}): Ending => ({
  residents: [],
  cards: [card],
  filed: [{ what: card.shellName, id: stored().id }],
  requests: [made()],
  trails: [whole],
  people: [jane],
  links: [],
  accepts: (_, password) => Promise.resolve(password === janesPassword),
  ...change,
});
const clean = noVerdict();

describe('the oracle', () => {
  it('has nothing to say where everybody has what they were told', async () => {
    expect(await judge(ending())).toEqual(clean);
  });

  it('sees an accepted card that is in no journal', async () => {
    const { lost } = await judge(ending({ requests: [], people: [] }));
    expect(lost).toHaveLength(1);
  });

  it('knows what a wipe took, and sees it come back', async () => {
    const wipe = { taken: [made()], back: [], told: [] };
    expect(await judge(ending({ requests: [], wipe }))).toEqual(clean);
    const told = [stored().id];
    const back = { ...wipe, back: told };
    expect((await judge(ending({ wipe: back }))).untrue).toHaveLength(1);
    expect((await judge(ending({ requests: [], wipe: { ...wipe, told } }))).untrue).toHaveLength(1);
  });

  it('sees a confirmed account that is not there, or not with its key', async () => {
    expect((await judge(ending({ people: [] }))).lost).toHaveLength(1);
    const sshKey =
      'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIDsWZnL2B5lqbyY7Uq4Rq3Gmu0CjWZbBcZ6n2cQ0v8Yd';
    expect((await judge(ending({ requests: [made({ sshKey })] }))).lost).toHaveLength(1);
  });

  it('sees an entry that nobody asked for', async () => {
    const { doubled } = await judge(ending({ people: [jane, john] }));
    expect(doubled).toEqual(['nobody asked for john']);
  });

  it('sees a number and a name that stand twice, unless a person was told of the name', async () => {
    const twin = { ...jane, uid: 'twin', uids: ['twin'] };
    const twinRequest = made({ shellName: 'twin' }, { id: '0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e12' });
    const both = { people: [jane, twin], requests: [made(), twinRequest] };
    expect((await judge(ending(both))).doubled).toEqual(['number 100007', 'username jane doe']);
    const problem: NonNullable<StoredRequest['problem']> = { code: 'name-taken', params: [] };
    const told: StoredRequest = { ...twinRequest, state: 'needs-you', problem };
    const numbered = [jane, { ...twin, uidNumber: 100_008 }];
    expect(await judge(ending({ people: numbered, requests: [made(), told] }))).toEqual(clean);
  });

  it('sees a request that is open though nothing stands in the way', async () => {
    const { stuck } = await judge(ending({ requests: [made({}, { state: 'waiting' })] }));
    expect(stuck).toHaveLength(1);
  });

  it('sees a password that was said to work and does not', async () => {
    const { untrue } = await judge(ending({ accepts: () => Promise.resolve(false) }));
    expect(untrue).toEqual([expect.stringContaining('password')]);
  });

  it('sees a number that is not the account’s, and an account that nobody else can have made', async () => {
    expect((await judge(ending({ requests: [made({ uidNumber: 5 })] }))).untrue).toHaveLength(1);
    const { untrue } = await judge(ending({ requests: [made({ origin: 'there-before' })] }));
    expect(untrue).toEqual([expect.stringContaining('not there-before')]);
  });

  it('sees a reason that the directory does not bear out', async () => {
    const told = made({}, { state: 'needs-you', problem: { code: 'name-taken', params: ['x'] } });
    expect((await judge(ending({ requests: [told] }))).untrue).toHaveLength(1);
  });

  it('sees an audit trail that is not whole', async () => {
    const trails = [
      whole,
      { ...whole, ok: false, firstBroken: { line: 2, why: 'changed' as const } },
    ];
    const { untrue } = await judge(ending({ trails }));
    expect(untrue).toEqual(['audit trail: line 2 changed']);
  });

  it('is content with a request that a person dismissed', async () => {
    const request = made({}, { state: 'dismissed', dismissedBecause: 'went home' });
    expect(await judge(ending({ requests: [request], people: [] }))).toEqual(clean);
  });
});
