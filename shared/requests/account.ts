import { z } from 'zod';
import { nameAlternative } from '../names/name-verdict.ts';
import { describeKind } from './describe.ts';

/** An account's entry, as it was asked for and as far as it stands. */
export const entryView = {
  email: z.string().optional(),
  keyFingerprint: z.string().optional(),
  uidNumber: z.number().int().optional(),
  /** How the account came to be: by this request, or it stood there before. */
  origin: z.enum(['made', 'there-before']).optional(),
};

/** How it stands with the card of an account. */
export const cardView = {
  /** Pairs of names the newcomer agreed to, should the first ones be lost. */
  alternatives: z.array(nameAlternative).optional(),
  /** True while nothing was ever sent for it, so that everything on it may still be changed. */
  editable: z.boolean().optional(),
  /** Why a helper went on though somebody else has the address or the key. */
  sharedBecause: z.string().optional(),
  /** Of somebody who was expected: the shell name of the account that they turned out to have. */
  hasAccount: z.string().optional(),
  /** True once it was in a transfer file: another desk may have made the account for it. */
  handedOver: z.boolean().optional(),
};

/** A developer account is made. */
export const account = describeKind({
  view: { ...entryView, ...cardView },
  undo: ['account', 'key'],
  name: (who) => ['name-account', who],
  asked: ({ uidNumber, email, keyFingerprint = '', sharedBecause, hasAccount }) => [
    { label: 'fact-number', is: 'number', value: uidNumber },
    { label: 'field-email', is: 'email', value: email },
    { label: 'fact-key', is: 'key', value: keyFingerprint },
    { label: 'fact-shared', is: 'typed', value: sharedBecause },
    { label: 'fact-has-account', is: 'name', value: hasAccount },
  ],
});

/** An account, or its key, is undone. */
export const undoAccount = describeKind({
  view: entryView,
  undo: [],
  name: (who) => ['undo-name', who],
  asked: ({ uidNumber, keyFingerprint }) => [
    { label: 'fact-number', is: 'number', value: uidNumber },
    { label: 'fact-key', is: 'key', value: keyFingerprint },
  ],
});
