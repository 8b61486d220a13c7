/**
 * A salted hash of a password that the directory takes as it is in an add and compares with at a bind: a value of `userPassword`
 * with its scheme (RFC 2307 5.3). It is for requests that a restart cut off from the password; never shown, never logged.
 */
export type HashPassword = (password: string) => string;
