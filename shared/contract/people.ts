import { z } from 'zod';
import { projectName } from '../names/project-name.ts';
import { shellName } from '../names/shell-name.ts';
import { person, personSummary } from '../domain/account.ts';
import { method, submission } from './define.ts';
import { linkedAccounts } from '../requests/link.ts';
import { typedName } from '../requests/describe.ts';
import { membershipForm } from '../requests/membership.ts';
import { sshKeysForm } from '../requests/ssh-keys.ts';

/** Whether somebody else has this already: an account in the directory, or a request of this desk. Shell names are public. */
const holderVerdict = z.discriminatedUnion('is', [
  z.object({ is: z.literal('nobody') }),
  z.object({ is: z.literal('held'), by: z.string(), where: z.enum(['directory', 'desk']) }),
  /** Of a key also where the directory needed too long: it has no index of keys. */
  z.object({ is: z.literal('could-not-ask') }),
]);
/** Whether somebody else has an address or a key. */
export type HolderVerdict = z.infer<typeof holderVerdict>;

/** How many people a card may be of are told. */
export const MOST_EXPECTED = 5;

const expectedHere = z.object({ id: z.uuid(), username: z.string(), shellName: z.string() });
/** Somebody of the roster whom a card may be of, by their request. */
export type ExpectedHere = z.infer<typeof expectedHere>;

/** The methods about people's accounts as the directory has them. */
export const accountMethods = {
  /**
   * Who else has the address or the key of a card, and who is expected here by its names or its address: one is who the card becomes, of several
   * nobody can tell. What was told here is held against the card when it is filed.
   */
  'accounts.holders': method(
    z.strictObject({
      username: z.string().max(1000).optional(),
      shellName: z.string().max(1000),
      email: z.string().max(1000).optional(),
      sshKey: z.string().max(65_536).optional(),
      /** The request that they are for. */
      request: z.uuid().optional(),
    }),
    z.object({
      email: holderVerdict.optional(),
      sshKey: holderVerdict.optional(),
      expected: z.array(expectedHere).max(MOST_EXPECTED).optional(),
    }),
  ),
  'accounts.find': method(
    z.strictObject({ text: z.string().trim().min(3).max(100) }),
    z.object({ people: z.array(personSummary), more: z.boolean() }),
  ),
  /** Files a change of somebody's SSH keys, who types their password. */
  'accounts.changeKeys': submission(sshKeysForm),
  'accounts.show': method(z.strictObject({ shellName: z.string().trim().min(1).max(100) }), person),
};

/** Everything a person has beyond the account, as directory and cloud have it now. */
export const personOverview = z.object({
  shellName,
  username: z.string(),
  blocked: z.boolean(),
  /** Of the event's Toolforge project: the roles held, and whether the directory's group has the person already. */
  toolforge: z.object({ roles: z.array(z.string()), inGroup: z.boolean() }).optional(),
  /** The others, with whether the directory's group has the person, which lets them log in; the jump hosts' too where they need it. */
  projects: z.array(
    z.object({ name: projectName, roles: z.array(z.string()), inGroup: z.boolean().optional() }),
  ),
  tools: z.array(z.string()),
  /** Those of the tools that nobody else maintains. */
  lastMaintainerOf: z.array(z.string()).optional(),
  linked: linkedAccounts,
  /** What could not be asked now, by the code of why. */
  unread: z.array(z.object({ part: z.enum(['cloud', 'directory']), code: z.string() })),
  asked: z.iso.datetime(),
});
/** Everything a person has beyond the account, and what could not be asked. */
export type PersonOverview = z.infer<typeof personOverview>;

/** The methods about what a person has and is to be. */
export const membershipMethods = {
  'memberships.show': method(z.strictObject({ shellName: typedName }), personOverview),
  /** Files what a person is to be in a project. Asked for twice, it is one request while that is open. */
  'memberships.file': submission(membershipForm),
};
