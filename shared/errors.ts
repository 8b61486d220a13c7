/**
 * How a failure is dealt with. `network` waits and tries again, `throttled` waits for a set time, `pending` waits for somebody or
 * something else to do its part and looks again, `sign-in` stops what needs that system until somebody signs in, `again` starts
 * the recipe over at once, `refused` needs a person, `broken` is our own fault.
 */
export type FailureSort =
  'network' | 'throttled' | 'pending' | 'sign-in' | 'again' | 'refused' | 'broken';

/** Every failure Lanyard knows, with its sort. The words for each stand in i18n as `problem-<code>`. */
export const failures = {
  'invalid-input': 'refused',
  'unknown-method': 'broken',
  'not-allowed': 'refused',
  protected: 'refused',
  'protected-writer': 'refused',
  'not-found': 'refused',
  'directory-unreachable': 'network',
  'directory-timeout': 'network',
  'directory-busy': 'network',
  'directory-garbled': 'network',
  throttled: 'throttled',
  'directory-certificate': 'network',
  'directory-unprotected': 'refused',
  'directory-refused': 'refused',
  'directory-referral': 'refused',
  'directory-no-rights': 'refused',
  'password-refused': 'refused',
  'password-needed': 'refused',
  'password-paused': 'refused',
  'sign-in-needed': 'sign-in',
  'sign-in-refused': 'sign-in',
  'number-taken': 'again',
  'numbers-exhausted': 'refused',
  'name-taken': 'refused',
  'name-refused': 'refused',
  'address-held': 'refused',
  'key-held': 'refused',
  'name-check-unreachable': 'network',
  'entry-exists': 'refused',
  'entry-changed': 'again',
  'account-blocked': 'refused',
  'account-of-another': 'refused',
  'key-unproven': 'refused',
  'request-not-open': 'refused',
  'request-sent': 'refused',
  'other-kind': 'refused',
  'approval-held': 'refused',
  'approval-decided': 'refused',
  'approval-own': 'refused',
  'approval-changed': 'refused',
  'approval-singly': 'refused',
  'approval-not-asked': 'refused',
  'asked-otherwise': 'refused',
  'undo-impossible': 'refused',
  'undo-kept': 'refused',
  'undo-plan-changed': 'refused',
  'undo-unfinished': 'refused',
  'waits-for-other': 'pending',
  'handed-over-not-yet': 'pending',
  'other-dismissed': 'refused',
  'account-missing': 'refused',
  'cloud-not-set-up': 'refused',
  'cloud-config-wrong': 'refused',
  'cloud-unreachable': 'network',
  'cloud-timeout': 'network',
  'cloud-busy': 'network',
  'cloud-throttled': 'throttled',
  'cloud-certificate': 'network',
  'cloud-refused': 'refused',
  'cloud-no-rights': 'refused',
  'cloud-sign-in-needed': 'sign-in',
  'cloud-sign-in-refused': 'sign-in',
  'cloud-passcode-needed': 'sign-in',
  'cloud-service-missing': 'refused',
  'cloud-user-unknown': 'refused',
  'quota-exceeded': 'refused',
  'quota-below-usage': 'refused',
  'role-unknown': 'refused',
  'project-missing': 'refused',
  'project-exists': 'refused',
  'project-not-empty': 'refused',
  'group-not-yet': 'pending',
  'group-again': 'pending',
  'group-stuck': 'pending',
  'group-settling': 'pending',
  'zone-not-yet': 'pending',
  'approval-pending': 'pending',
  'review-pending': 'pending',
  'role-given-at-once': 'again',
  'last-member': 'refused',
  'not-a-toolforge-member': 'refused',
  'tool-taken': 'refused',
  'tool-disabled': 'refused',
  'tool-missing': 'refused',
  'tool-in-use': 'refused',
  'last-maintainer': 'refused',
  'zone-taken': 'refused',
  'wikimedia-unreachable': 'network',
  'wikimedia-unknown': 'refused',
  'wikimedia-unproven': 'refused',
  'link-unproven': 'refused',
  'toolhub-unreachable': 'network',
  'toolhub-busy': 'throttled',
  'wikimedia-linked-elsewhere': 'refused',
  'wikimedia-linked-at-once': 'again',
  'wikimedia-other-linked': 'refused',
  'hub-unreachable': 'network',
  'hub-timeout': 'network',
  'hub-busy': 'network',
  'hub-garbled': 'network',
  'hub-certificate': 'network',
  'hub-refused': 'refused',
  'hub-has-card': 'refused',
  'hub-dismissed': 'refused',
  'hub-only-asked': 'refused',
  'at-hub': 'pending',
  'desk-not-enrolled': 'pending',
  'desk-code-unknown': 'refused',
  'queue-elsewhere': 'refused',
  'lease-lost': 'broken',
  'bundle-no-event-key': 'refused',
  'bundle-no-desk-key': 'refused',
  'bundle-wrong-desk-key': 'refused',
  'bundle-unreadable': 'refused',
  'bundle-newer': 'refused',
  'bundle-other-event': 'refused',
  'bundle-damaged': 'refused',
  'bundle-too-large': 'refused',
  'bundle-nothing': 'refused',
  'host-unreachable': 'network',
  'hub-session-over': 'refused',
  'hub-code-wrong': 'refused',
  'hub-stamp-wrong': 'refused',
  'hub-link-over': 'refused',
  'hub-sign-in-refused': 'refused',
  'hub-not-of-event': 'refused',
  'hub-provider-away': 'network',
  'hub-provider-refused': 'refused',
  'hub-too-often': 'throttled',
  'keychain-missing': 'refused',
  'keychain-locked': 'refused',
  'keychain-silent': 'refused',
  'vault-locked': 'refused',
  'desk-locked': 'refused',
  'screen-handed-over': 'refused',
  'helper-unknown': 'refused',
  'case-changed': 'refused',
  'pin-wrong': 'refused',
  'pin-paused': 'refused',
  'vault-key-lost': 'refused',
  'passphrase-wrong': 'refused',
  'seal-broken': 'broken',
  'wipe-blocked': 'refused',
  'wipe-running': 'refused',
  'journal-newer': 'refused',
  'journal-older': 'refused',
  'storage-failed': 'broken',
  internal: 'broken',
} as const satisfies Record<string, FailureSort>;

export type ErrorCode = keyof typeof failures;

/** Failures of the sort `pending`: each names what is waited for. */
export type PendingCode = {
  [C in ErrorCode]: (typeof failures)[C] extends 'pending' ? C : never;
}[ErrorCode];

export const errorCodes = Object.keys(failures) as [ErrorCode, ...ErrorCode[]]; // keys of a literal

/** How a failure of this code is dealt with. */
export function sortOf(code: ErrorCode): FailureSort {
  return failures[code];
}

/** Whether a failure passes by itself, when somebody signs in, or only when a person decides. */
export type FailureEnds = 'by-itself' | 'with-sign-in' | 'by-a-person';

const ends: Readonly<Record<FailureSort, FailureEnds>> = {
  network: 'by-itself',
  throttled: 'by-itself',
  pending: 'by-itself',
  again: 'by-itself',
  'sign-in': 'with-sign-in',
  refused: 'by-a-person',
  broken: 'by-a-person',
};

/** How a failure of this code ends. Where something could not be saved nothing was decided about it: whoever keeps it may be there again at the next try. */
export const endOf = (code: ErrorCode): FailureEnds =>
  code === 'storage-failed' ? 'by-itself' : ends[sortOf(code)];

export const isPending = (code: ErrorCode): code is PendingCode => failures[code] === 'pending';

/**
 * How many fillings each throw of these codes brings, for the places of its sentences. Those of the other codes differ from place to place, so
 * their sentences have no places.
 */
export const fillings: { readonly [C in ErrorCode]?: number } = {
  protected: 2,
  'hub-too-often': 1,
  'protected-writer': 1,
  'directory-referral': 1,
  'name-refused': 1,
  'address-held': 1,
  'key-held': 1,
  'password-paused': 1,
  'cloud-service-missing': 1,
  'quota-exceeded': 3,
  'quota-below-usage': 3,
  'project-not-empty': 2,
  'group-not-yet': 2,
  'group-again': 3,
  'group-stuck': 3,
  'group-settling': 1,
  'zone-not-yet': 1,
  'role-given-at-once': 2,
  'tool-taken': 2,
  'wikimedia-linked-elsewhere': 1,
  'pin-paused': 1,
  'case-changed': 1,
  'approval-held': 1,
  'approval-decided': 1,
  'hub-dismissed': 1,
};
