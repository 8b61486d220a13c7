/** What private keys are known by, in text whose white space was folded to single spaces. */
const marks: readonly RegExp[] = [
  // PEM (PKCS #1, PKCS #8, encrypted or not), OpenSSH, SSH2 and PGP armour; half a paste counts.
  /(?:BEGIN|END) (?:[A-Z0-9]{1,20} ){0,4}PRIVATE KEY/iu,
  // PuTTY's own file; it also holds the public part, so it looks harmless at the top.
  /PuTTY-User-Key-File|(?:^| )Private-(?:Lines|MAC|Hash):/iu,
  /SSH PRIVATE KEY FILE FORMAT/u,
  // "openssh-key-v1", how the body of an OpenSSH private key starts, pasted without its armour.
  /b3BlbnNzaC1rZXktdjE/u,
];

/** Whether a pasted text holds a private key, or a part that gives it away. */
export function holdsPrivateKey(text: string): boolean {
  const folded = text.replaceAll(/\s+/gu, ' ');
  return marks.some((mark) => mark.test(folded));
}
