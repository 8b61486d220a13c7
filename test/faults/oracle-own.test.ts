import { describe, expect, it } from 'vitest';
import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import { jane, janesName } from '../fakes/people.ts';
import { stored } from '../fakes/request.ts';
import { fingerprintOf } from './ask.ts';
import type { Ending } from './ending.ts';
import { judge } from './oracle.ts';
import { noVerdict } from './run-result.ts';

const ids = ['11', '12', '13', '14'].map((end) => `0b0c5a52-8a6e-4c55-9f5e-2f3d0a1c7e${end}`);
const request = (i: number, more: Partial<StoredRequest>): StoredRequest =>
  stored({ id: ids[i] ?? '', state: 'confirmed', attempted: ['any'], ...more });

const keyLine = (letter: string): string =>
  `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${letter.repeat(43)} laptop`;
const [old, other, fresh] = [keyLine('A'), keyLine('B'), keyLine('C')];

const owner = { shellName: 'jdoe', username: janesName };
const residents = [
  { ...owner, email: '', password: '', uidNumber: 1, blocked: false, keys: [old, other] },
];
const adds = request(0, {
  ...{ kind: 'ssh-keys', attempted: ['add-key'] },
  facts: { ...owner, add: { line: fresh, fingerprint: fingerprintOf(fresh) }, remove: [] },
});
const takes = request(1, {
  ...{ kind: 'ssh-keys', attempted: ['remove-key'] },
  facts: { ...owner, remove: [fingerprintOf(old)] },
});
const account = { id: 7, name: 'Jane' };
const proven = { wikimedia: account, provenAt: '2027-08-04T08:00:00.000Z' };
const links = request(2, {
  ...{ kind: 'link-wikimedia', attempted: ['link-account'] },
  facts: { ...owner, ...proven, origin: 'made' },
});
const unlinks = request(3, {
  kind: 'unlink-wikimedia',
  facts: { ...owner, ...proven, of: links.id },
});
const undone = (by: StoredRequest, one: StoredRequest, part: string): StoredRequest => ({
  ...one,
  facts: { ...one.facts, undone: { by: by.id, at: proven.provenAt, removed: [part] } },
});

const holding = (...sshPublicKeys: string[]) => ({ ...jane, sshPublicKeys });
const ending = (change: Partial<Ending> = {}): Ending => ({
  ...{ residents, cards: [], filed: [], trails: [], requests: [] },
  people: [holding(old, other)],
  links: [],
  accepts: () => Promise.resolve(true),
  ...change,
});
const clean = noVerdict();

describe('the oracle over what people change of their own entries', () => {
  it('has nothing to say where everybody has what they were told', async () => {
    const linked = [{ shellName: 'jdoe', id: 7 }];
    expect(await judge(ending())).toEqual(clean);
    const all = { requests: [adds, takes, links], people: [holding(other, fresh)], links: linked };
    expect(await judge(ending(all))).toEqual(clean);
  });

  it('sees a key that is gone though nobody wanted it to go, and the account of somebody of old', async () => {
    const requests = [takes];
    const { lost } = await judge(ending({ requests, people: [holding()] }));
    expect(lost).toEqual([`key ${fingerprintOf(other)} of jdoe`]);
    expect((await judge(ending({ people: [] }))).lost).toEqual(['the account of jdoe']);
  });

  it('sees a key that nobody asked for, and one that stands twice', async () => {
    const people = [holding(old, other, fresh)];
    expect((await judge(ending({ people }))).doubled).toHaveLength(1);
    expect((await judge(ending({ people: [holding(old, old, other)] }))).doubled).toHaveLength(1);
  });

  it('sees a confirmed key that is not there, and one that is still there', async () => {
    expect((await judge(ending({ requests: [adds] }))).lost).toHaveLength(1);
    expect((await judge(ending({ requests: [takes] }))).lost).toHaveLength(1);
  });

  it('takes either word where one wants a key to come and another to go', async () => {
    const gone = { ...takes, facts: { ...owner, remove: [fingerprintOf(fresh)] } };
    const requests = [adds, gone];
    expect(await judge(ending({ requests }))).toEqual(clean);
    expect(await judge(ending({ requests, people: [holding(old, other, fresh)] }))).toEqual(clean);
  });

  it('sees that what was undone still stands', async () => {
    const undo = { ...takes, facts: { ...owner, remove: [fingerprintOf(fresh)], of: adds.id } };
    const requests = [undone(undo, adds, 'keys'), undo];
    expect(await judge(ending({ requests }))).toEqual(clean);
    const { lost } = await judge(ending({ requests, people: [holding(old, other, fresh)] }));
    expect(lost).toHaveLength(2);
  });

  it('sees a link at two entries, one that is gone, and one that nobody asked for', async () => {
    const at = (...names: string[]) => names.map((shellName) => ({ shellName, id: 7 }));
    const twice = await judge(ending({ requests: [links], links: at('jdoe', 'john') }));
    expect(twice.doubled).toEqual(['link to 7', 'nobody asked for link of john to 7']);
    expect((await judge(ending({ requests: [links] }))).lost).toHaveLength(1);
    const linked = residents.map((one) => ({ ...one, wikimedia: account }));
    expect((await judge(ending({ residents: linked }))).lost).toEqual(['link of jdoe to 7']);
  });

  it('sees a link that was taken away and still stands', async () => {
    const requests = [undone(unlinks, links, 'link'), unlinks];
    expect(await judge(ending({ requests }))).toEqual(clean);
    const { lost } = await judge(ending({ requests, links: [{ shellName: 'jdoe', id: 7 }] }));
    expect(lost).toHaveLength(1);
  });

  it('sees an account and a key that an undo left', async () => {
    const undo = request(0, {
      kind: 'undo-account',
      facts: {
        ...{ ...owner, of: links.id, email: '', uidNumber: 5, origin: 'made', sshKey: fresh },
        ...{ keyThereBefore: false, agreed: ['account', 'key'], removed: [], stays: [] },
      },
    });
    const made = { residents: [], requests: [undo], people: [holding(fresh)] };
    const { lost } = await judge(ending(made));
    expect(lost).toHaveLength(2);
    expect((await judge(ending({ ...made, people: [] }))).lost).toEqual([]);
  });

  it('sees a reason that the directory does not bear out', async () => {
    const told: StoredRequest = {
      ...{ ...links, state: 'needs-you' },
      problem: { code: 'wikimedia-linked-elsewhere', params: ['john'] },
    };
    expect((await judge(ending({ requests: [told] }))).untrue).toHaveLength(1);
    const at = [{ shellName: 'john', id: 7 }];
    const john = { ...residents[0], shellName: 'john', username: 'John', wikimedia: account };
    const others = {
      residents: [
        ...residents,
        { ...john, email: '', password: '', uidNumber: 2, blocked: false, keys: [] },
      ],
    };
    const people = [
      holding(old, other),
      { ...jane, uid: 'john', uids: ['john'], cns: ['John'], uidNumber: 2 },
    ];
    expect(await judge(ending({ ...others, people, requests: [told], links: at }))).toEqual(clean);
  });
});
