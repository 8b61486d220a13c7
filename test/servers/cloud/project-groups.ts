import { Attribute, Change, Client } from 'ldapts';
import { personDn, servicePassword } from '../seed.ts';
import { suffix, tree } from '../tree.ts';

/** The groups `project-NAME` of the directory, as the hook sees and writes them. */
export interface ProjectGroups {
  /** The members' uids of every group, by the project's name. */
  read(): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** Writes the whole list, whatever stood there; a group of nobody is deleted. */
  write(project: string, uids: ReadonlySet<string>): Promise<void>;
}

const PREFIX = 'project-';
const FIRST_NUMBER = 40_001;

const dnOf = (project: string) => `cn=${PREFIX}${project},${tree.groups}`;

/** Binds as novaadmin for the time of the call. */
export async function withProjectGroups<T>(
  ldapUrl: string,
  use: (groups: ProjectGroups) => Promise<T>,
): Promise<T> {
  const client = new Client({ url: ldapUrl, timeout: 10_000 });
  await client.bind(personDn('novaadmin'), servicePassword('novaadmin'));
  try {
    return await use({
      read: () => readGroups(client),
      write: (project, uids) => writeGroup(client, project, uids),
    });
  } finally {
    await client.unbind();
  }
}

async function readGroups(client: Client) {
  const filter = `(&(objectClass=groupOfNames)(cn=${PREFIX}*))`;
  const options = { filter, attributes: ['cn', 'member'], timeLimit: 0 };
  const { searchEntries } = await client.search(tree.groups, options);
  return new Map(
    searchEntries.map(({ cn, member }) => [
      String(cn).slice(PREFIX.length),
      new Set([member ?? []].flat().map((dn) => uidOf(String(dn)))),
    ]),
  );
}

const uidOf = (dn: string) => /^uid=([^,]+),/i.exec(dn)?.[1] ?? dn;

async function writeGroup(client: Client, project: string, uids: ReadonlySet<string>) {
  const dn = dnOf(project);
  const member = [...uids].map(personDn);
  const isThere = (await readGroups(client)).has(project);
  if (member.length === 0) {
    if (isThere) await client.del(dn);
  } else if (isThere) {
    const modification = new Attribute({ type: 'member', values: member });
    await client.modify(dn, new Change({ operation: 'replace', modification }));
  } else {
    const gidNumber = String(await nextNumber(client));
    const objectClass = ['groupOfNames', 'posixGroup'];
    await client.add(dn, { objectClass, cn: `${PREFIX}${project}`, gidNumber, member });
  }
}

/** One more than the highest of all groups, of tools too; never below its first. */
async function nextNumber(client: Client): Promise<number> {
  const options = { filter: '(objectClass=posixGroup)', attributes: ['gidNumber'], timeLimit: 0 };
  const { searchEntries } = await client.search(suffix, options);
  const taken = searchEntries.map(({ gidNumber }) => Number(gidNumber));
  return Math.max(FIRST_NUMBER - 1, ...taken) + 1;
}
