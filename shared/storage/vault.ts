import { z } from 'zod';
import type { FieldProblem } from '../result.ts';
import { problem } from '../requests/request.ts';

/** A passphrase stands between a thief of the disk and everybody's data, and can be guessed at leisure: so a long one. */
export const MIN_PASSPHRASE_LENGTH = 12;

/** What is wrong with a new passphrase; undefined where nothing is. */
export const passphraseProblem = (passphrase: string): FieldProblem | undefined =>
  [...passphrase].length >= MIN_PASSPHRASE_LENGTH
    ? undefined
    : {
        field: 'passphrase',
        rule: 'passphrase-too-short',
        params: [String(MIN_PASSPHRASE_LENGTH)],
      };

/** Where the key is: the system's keychain, behind a passphrase, in memory only, or (practice) nowhere secret. */
export const vaultKeepers = ['keychain', 'passphrase', 'this-run', 'practice'] as const;
export type VaultKeeper = (typeof vaultKeepers)[number];

/** How the key stands that seals personal data. */
export const vaultView = z.object({
  state: z.enum(['open', 'locked', 'undecided']),
  /** Unknown while nobody has chosen. */
  keeper: z.enum(vaultKeepers).optional(),
  /** Why it is not open by itself. */
  problem: problem.optional(),
});
export type VaultView = z.infer<typeof vaultView>;

/** Where a new key shall be kept. A passphrase belongs to the first of them only. */
export const vaultChoice = z.strictObject({
  keeper: z.enum(['passphrase', 'this-run']),
  passphrase: z.string().max(1024).optional(),
});
