import { z } from 'zod';
import { after, describeKind, sharedBecause, typedName, typedPassword } from './describe.ts';

/** More keys than anybody has. */
const MOST_KEYS = 50;

/** What a request changes of somebody's SSH keys, by fingerprints. */
export const sshKeysView = z.object({
  added: z.string().optional(),
  removed: z.array(z.string()),
  /** How many stored lines are put in order. */
  tidied: z.int().optional(),
  /** Why a helper went on though somebody else has the key. */
  sharedBecause: z.string().optional(),
});
/**
 * A key that comes, keys that go (by their fingerprints), stored lines that are put in order, or any of these. Such a line is replaced by the key that
 * can be read out of it, or taken out where none can be or where the key stands there once more. `password` is the account's, tried once and kept nowhere; left out only after
 * a card that is still on its way and makes the account.
 */
export const sshKeysForm = z.strictObject({
  shellName: typedName,
  sshKey: z.string().max(65_536).optional(),
  remove: z.array(z.string().max(100)).max(MOST_KEYS).default([]),
  /** Stored lines, as the clinic names them. */
  tidy: z.array(z.string().max(100)).max(MOST_KEYS).default([]),
  sharedBecause: sharedBecause.optional(),
  password: typedPassword.optional(),
  after,
});

/** Somebody's SSH keys are changed. */
export const sshKeys = describeKind({
  view: { sshKeys: sshKeysView },
  undo: ['keys'],
  name: (who, { sshKeys: { added, removed, tidied } }) => {
    if (tidied !== undefined) return ['name-keys-tidied', who];
    if (added === undefined) return ['name-keys-removed', who];
    return [removed.length === 0 ? 'name-keys-added' : 'name-keys-replaced', who];
  },
  asked: ({ sshKeys: { added, removed, tidied, sharedBecause } }) => [
    { label: 'fact-keys-tidied', is: 'number', value: tidied },
    { label: 'fact-key-added', is: 'key', value: added },
    { label: 'fact-keys-removed', is: 'names', value: removed.length === 0 ? undefined : removed },
    { label: 'fact-shared', is: 'typed', value: sharedBecause },
  ],
});
