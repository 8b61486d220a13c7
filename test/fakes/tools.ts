import { createPracticeDirectories } from '../../electron/adapters/practice/directory/directories.ts';
import type { PracticeEntry } from '../../electron/adapters/practice/directory/people.ts';
import type { PracticeToolGroup } from '../../electron/adapters/practice/directory/tree.ts';
import type { ToolFacts } from '../../electron/core/kinds/tool/facts.ts';
import { complete, type DeskPorts } from '../suites/directories-under-test.ts';
import { jane, janesName } from './people.ts';
import { plainProfile } from './profile.ts';

export const toolNumber = 50_007;

/** What a request for Jane's tool knows. */
export const toolFacts = (change: Partial<ToolFacts> = {}): ToolFacts => ({
  ...{ tool: 'bikes', shellName: jane.uid, username: janesName, gidNumber: toolNumber },
  givenUp: [],
  ...change,
});

export const toolGroup = (change: Partial<PracticeToolGroup> = {}): PracticeToolGroup => ({
  ...{ name: 'bikes', gidNumber: toolNumber, maintainers: [jane.uid], others: [] },
  ...change,
});

export const toolUser = (change: Partial<PracticeEntry> = {}): PracticeEntry => ({
  ...{ kind: 'tool', uid: 'tools.bikes', uids: ['tools.bikes'], cns: ['tools.bikes'], mails: [] },
  ...{
    uidNumber: toolNumber,
    gidNumber: toolNumber,
    sshPublicKeys: [],
    blocked: false,
    secret: '',
  },
  ...change,
});

/** Somebody else who has the tool's number. */
export const squatter: PracticeEntry = {
  ...jane,
  uid: 'old',
  uids: ['old'],
  uidNumber: toolNumber,
  secret: '',
};

/** What stands in a directory before a test; Jane always does. */
interface Standing {
  readonly groups?: readonly PracticeToolGroup[];
  readonly accounts?: readonly PracticeEntry[];
  readonly sudoRules?: readonly string[];
}

/** A practice directory in which this stands, as a place for tools. */
export function toolPlace({
  groups = [],
  accounts = [],
  sudoRules = [],
}: Standing = {}): DeskPorts & {
  prefix: string;
} {
  const people = [{ ...jane, secret: '' }, ...accounts];
  const { directory: profile } = plainProfile();
  const ports = createPracticeDirectories({ profile, tree: { people, tools: groups, sudoRules } });
  return { ...complete(ports), prefix: 'tools.' };
}
