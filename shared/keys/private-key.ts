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

/** The same where nothing is between the letters: a wrapped line, a quoted mail or UTF-16 may put something there. */
const packedMarks: readonly RegExp[] = [
  /(?:BEGIN|END)[A-Z0-9]{0,80}PRIVATEKEY/iu,
  /b3BlbnNzaC1rZXktdjE/u,
  // DER in base64 without its armour: a sequence that starts with the version 0 (PKCS #1, PKCS #8) or 1 and an octet string (RFC 5915).
  /MII[A-Za-z0-9+/]{2}[AQgw]IBA|MI[E-H][A-Za-z0-9+/]AgE(?:A|BB)|M[A-P][A-Za-z0-9+/]CAQ(?:EE|AwBQYDK2V)/u,
  // JSON Web Keys (RFC 7518 section 6), also quoted otherwise than JSON has it; age, and the key of an event.
  /[{,]["'\\]*d["'\\]*:["'\\]*[A-Za-z0-9_-]{32,}/u,
  /AGE-SECRET-KEY-1|lanyard-x25519-private:/iu,
];

/** Whether a pasted text holds a private key, or a part that gives it away. */
export function holdsPrivateKey(text: string): boolean {
  const folded = text.replaceAll(/\s+/gu, ' ');
  const packed = text.replaceAll(/[\s>\0\p{Cf}]+/gu, '');
  return marks.some((mark) => mark.test(folded)) || packedMarks.some((mark) => mark.test(packed));
}
