import { Attribute, Change, Client, ResultCodeError } from 'ldapts';
import { personDn, servicePassword } from '../seed.ts';
import { suffix, tree } from '../tree.ts';

/** What the hook keeps in the directory of a project: its group, and a subtree with rules for sudo. */
export interface ProjectGroups {
  /** Writes the whole list, whatever stood there. A group of nobody cannot be: that throws. */
  write(project: string, uids: ReadonlySet<string>): Promise<void>;
  /** Deletes the group and the subtree. */
  remove(project: string): Promise<void>;
  /** Adds the subtree, where it is not there yet. */
  addSudoRules(project: string): Promise<void>;
}

const PREFIX = 'project-';
const FIRST_NUMBER = 40_001;
const MOST_TRIES = 4;

const dnOf = (project: string) => `cn=${PREFIX}${project},${tree.groups}`;
const subtreeOf = (project: string) => `cn=${project},${tree.projects}`;

/** Binds as novaadmin for the time of the call. */
export async function withProjectGroups<T>(
  ldapUrl: string,
  use: (groups: ProjectGroups) => Promise<T>,
): Promise<T> {
  const client = new Client({ url: ldapUrl, timeout: 10_000 });
  await client.bind(personDn('novaadmin'), servicePassword('novaadmin'));
  try {
    return await use({
      write: (project, uids) => writeGroup(client, project, uids),
      remove: (project) => removeAll(client, project),
      addSudoRules: (project) => addSudoRules(client, project),
    });
  } finally {
    await client.unbind();
  }
}

async function writeGroup(client: Client, project: string, uids: ReadonlySet<string>) {
  const dn = dnOf(project);
  const member = [...uids].map(personDn);
  const filter = `(cn=${PREFIX}${project})`;
  const { searchEntries } = await client.search(tree.groups, { filter, attributes: ['cn'] });
  if (searchEntries.length === 0) return addGroup(client, project, member);
  const modification = new Attribute({ type: 'member', values: member });
  return client.modify(dn, new Change({ operation: 'replace', modification }));
}

/** Between looking for the highest number and adding, somebody else may take it: then it looks again. */
async function addGroup(client: Client, project: string, member: readonly string[]) {
  const objectClass = ['groupOfNames', 'posixGroup'];
  for (let tries = 1; ; tries += 1) {
    const gidNumber = String(await nextNumber(client));
    const entry = { objectClass, cn: `${PREFIX}${project}`, gidNumber, member: [...member] };
    try {
      return await client.add(dnOf(project), entry);
    } catch (error) {
      if (!(error instanceof ResultCodeError) || tries === MOST_TRIES) throw error;
    }
  }
}

/** One more than the highest of all groups, of tools too and without any bound; never below its first. */
async function nextNumber(client: Client): Promise<number> {
  const options = { filter: '(objectClass=posixGroup)', attributes: ['gidNumber'], timeLimit: 0 };
  const { searchEntries } = await client.search(suffix, options);
  const taken = searchEntries.map(({ gidNumber }) => Number(gidNumber));
  return Math.max(FIRST_NUMBER - 1, ...taken) + 1;
}

const unlessRefused = (work: Promise<void>) =>
  work.catch((error: unknown) => {
    if (!(error instanceof ResultCodeError)) throw error;
  });

async function removeAll(client: Client, project: string) {
  await unlessRefused(client.del(dnOf(project)));
  const attributes = ['1.1'];
  const { searchEntries } = await client.search(subtreeOf(project), { scope: 'sub', attributes });
  const deepestFirst = searchEntries.map(({ dn }) => dn).sort((a, b) => b.length - a.length);
  for (const dn of deepestFirst) await unlessRefused(client.del(dn));
}

async function addSudoRules(client: Client, project: string) {
  const base = subtreeOf(project);
  const unit = { objectClass: 'organizationalUnit' };
  const rule = {
    ...{ objectClass: 'sudoRole', sudoUser: `%${PREFIX}${project}` },
    ...{ sudoHost: 'ALL', sudoCommand: 'ALL', sudoOption: '!authenticate' },
  };
  const runAs = { ...rule, sudoRunAsUser: `%${PREFIX}${project}` };
  const whole = {
    objectClass: ['extensibleObject', 'groupOfNames'],
    member: personDn('novaadmin'),
  };
  await unlessRefused(client.add(base, whole));
  for (const name of ['groups', 'people', 'sudoers']) {
    await unlessRefused(client.add(`ou=${name},${base}`, unit));
  }
  await unlessRefused(client.add(`cn=default-sudo,ou=sudoers,${base}`, rule));
  await unlessRefused(client.add(`cn=default-sudo-as,ou=sudoers,${base}`, runAs));
}
