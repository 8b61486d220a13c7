import fc from 'fast-check';
import { Client } from 'ldapts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLdapDirectory } from '../../../../electron/adapters/ldap/directory.ts';
import {
  lookFilter,
  numbersFromFilter,
  searchFilter,
} from '../../../../electron/adapters/ldap/filters.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { Directory } from '../../../../electron/core/ports/directory.ts';
import { startFaultProxy, type FaultProxy } from '../../../servers/fault-proxy.ts';
import { seedPerson } from '../../../servers/seed-people.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';
import { tree } from '../../../servers/tree.ts';
import { spellings } from '../../../../shared/names/find-by-words.ts';
import { comparableName } from '../../../../shared/names/same-name.ts';

let slapd: Slapd;
let proxy: FaultProxy;
let directory: Directory;
/** The directory's owner, past every rule of ours. */
let root: Client;
let wire: Buffer[] = [];
beforeAll(async () => {
  slapd = await startSlapd({ people: 20 });
  proxy = await startFaultProxy(slapd.ldapPort);
  proxy.tap((bytes) => wire.push(bytes));
  const url = `ldap://127.0.0.1:${proxy.port}`;
  const { directory: profile } = testProfile(slapd, { directory: { url } });
  directory = createLdapDirectory({ profile, credentials: slapd.writer });
  root = new Client({ url: slapd.ldapUrl });
  await root.bind(slapd.rootDn, slapd.rootPassword);
});
afterAll(async () => {
  await directory.close();
  await root.unbind();
  await proxy.stop();
  await slapd.stop();
});

/** An octet string as BER has it (X.690 8.1.3, 8.7). */
function octets(value: string, tag = 0x04): Buffer {
  const bytes = Buffer.from(value);
  const { length } = bytes;
  const header =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...header]), bytes]);
}

const holder = seedPerson(3);
const scrap = fc.constantFrom(
  ...['*', ')', '(', '\\', '\\2a', '|', '&', '!', '=', '~=', ':=', '>=', '\0', ',', '+', '"', ' '],
  ...[')(uid=*', '(|(uid=*', 'uid', 'objectClass', holder.uid, holder.cn.split(' ')[0] ?? ''],
);
const hostile = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 300 }),
  fc.array(scrap, { minLength: 1, maxLength: 8 }).map((parts) => parts.join('')),
);
const sends = async (work: Promise<unknown>): Promise<Buffer> => {
  wire = [];
  await work;
  return Buffer.concat(wire);
};

/** The same to a directory: without case, and without space around it or doubled in it. */
const plain = (text: string): string => text.trim().replace(/ +/g, ' ').toLowerCase();

describe('a look', () => {
  it('puts every name on the wire as one value, whatever is in it', async () => {
    await directory.probe();
    await fc.assert(
      fc.asyncProperty(hostile, async (name) => {
        const bytes = await sends(directory.look({ names: [name], mail: name }));
        for (const attribute of ['uid', 'cn', 'mail']) {
          const equality = Buffer.concat([octets(attribute), octets(name)]);
          expect(bytes.includes(equality), attribute).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('finds nobody but who holds exactly that name', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (name) => {
        for (const { uids, cns } of await directory.look({ names: [name] })) {
          expect([...uids, ...cns].map(plain)).toContain(plain(name));
        }
      }),
      { numRuns: 500 },
    );
    expect(await directory.look({ names: [holder.uid] })).toMatchObject([{ uid: holder.uid }]);
  });

  it('for nothing finds nobody', async () => {
    expect(await directory.look({})).toEqual([]);
    expect(await directory.look({ names: [] })).toEqual([]);
  });

  it('asks for all that was given, in one filter', () => {
    expect(lookFilter({ names: ['a', 'b'], mail: 'm', uidNumber: 7 }).toString()).toBe(
      '(|(uid=a)(cn=a)(uid=b)(cn=b)(mail=m)(uidNumber=7))',
    );
  });
});

describe('a search', () => {
  it('puts its text on the wire as a value, also inside a substring', async () => {
    await fc.assert(
      fc.asyncProperty(hostile, async (text) => {
        const bytes = await sends(directory.search(text, 5));
        for (const word of comparableName(text).split(' ').slice(0, 6)) {
          expect(bytes.includes(Buffer.concat([octets('uid'), octets(word)]))).toBe(true);
          expect(bytes.includes(octets(word, 0x81))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('of a star finds who has a star in the name, so nobody', async () => {
    expect(await directory.search('*', 5)).toEqual([]);
    expect((await directory.search(holder.cn, 5)).map(({ uid }) => uid)).toContain(holder.uid);
  });

  it('asks only for what has an index everywhere', () => {
    // Letters without accents of their own are spelled in one way.
    expect(searchFilter('q42').toString()).toBe(
      '(&(objectClass=posixAccount)(|(uid=q42)(cn=*q42*)(mail=*q42*)))',
    );
    const twoWords = searchFilter(' Lovelace  ada').toString();
    const branches = twoWords.matchAll(/\((?<attribute>[a-zA-Z]+)=\*?(?<value>[^*)]+)/gu);
    const asked = [...branches].map(({ groups = {} }) => [groups['attribute'], groups['value']]);
    expect(new Set(asked.map(([attribute]) => attribute))).toEqual(
      new Set(['objectClass', 'uid', 'cn', 'mail']),
    );
    expect(asked.filter(([attribute]) => attribute === 'cn').map(([, value]) => value)).toEqual([
      ...spellings('lovelace'),
      ...spellings('ada'),
    ]);
    expect(numbersFromFilter(7).toString()).toBe('(&(objectClass=posixAccount)(uidNumber>=7))');
  });
});

describe('an added person', () => {
  let uidNumber = 300_000;
  const heldBy = async (base: string, scope: 'one' | 'sub') =>
    (await root.search(base, { scope, filter: `(uidNumber=${uidNumber})` })).searchEntries;

  it('stands right below the people base under exactly that uid, or nowhere', async () => {
    let added = 0;
    await fc.assert(
      fc.asyncProperty(hostile, async (uid) => {
        uidNumber += 1;
        const person = { uid, cn: `Number ${uidNumber}`, mail: 'x@example.org', uidNumber };
        const [outcome] = await Promise.allSettled([directory.addPerson(person, 'nine horses')]);
        const anywhere = await heldBy(slapd.suffix, 'sub');
        if (outcome.status === 'rejected') {
          expect(outcome.reason).toBeInstanceOf(AppError);
          expect(anywhere).toEqual([]);
        } else if (anywhere.length === 0) {
          // It stood there already, as the directory compares.
          const holders = (await directory.look({ names: [uid] })).map((entry) => entry.uid);
          expect(holders.length).toBeGreaterThan(0);
        } else {
          expect(await heldBy(tree.people, 'one')).toHaveLength(1);
          expect(anywhere.map((entry) => entry['uid'])).toEqual([uid]);
          added += 1;
        }
      }),
      { numRuns: 300 },
    );
    expect(added).toBeGreaterThan(50);
  });
});
