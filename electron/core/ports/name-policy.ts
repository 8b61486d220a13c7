/** What another service says of a pair of names. */
export type PolicyVerdict =
  | { readonly is: 'allowed' }
  | { readonly is: 'refused'; readonly field: 'username' | 'shellName'; readonly words: string }
  | { readonly is: 'could-not-ask' };

/** A second opinion on names, such as the sign-up service's blocklist. Never throws. */
export interface NamePolicy {
  check(names: { username: string; shellName: string }): Promise<PolicyVerdict>;
}
