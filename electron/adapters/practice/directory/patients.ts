import { hashOf } from './password-hash.ts';
import { PRACTICE_PASSWORD, type PracticeEntry } from './people.ts';

/** Half a key: its end was lost on the way through a chat. */
const CUT = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIFtHvnHBzQ9cMZnRdJ0WvUjV';
/** Two keys that nobody has the private halves of. */
const SOUND = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIJ6LiZHuMcDSwZrhFYI4xA5AeHPx2sMNO3I04CVrZ2Zw';
const SHARED = 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM4pcZ4o9c8aKAmXHs6VCPqSCzrmpJKn3rkNYqtwxQyL';

type Illness = Partial<Pick<PracticeEntry, 'sshPublicKeys' | 'record'>>;

/** A quarter of an hour, as servers close an account after wrong passwords. */
const LOCK_MS = 900_000;

/** Who comes to the clinic, by what is wrong with them. */
const illnesses: Readonly<Record<string, () => Illness>> = {
  'no-key-example': () => ({}),
  'broken-key-example': () => ({ sshPublicKeys: [CUT, `${SOUND} broken@laptop`] }),
  'wrapped-key-example': () => ({ sshPublicKeys: [`${SOUND} wrapped@laptop\r\n`] }),
  'shared-key-example': () => ({ sshPublicKeys: [SHARED] }),
  'other-shared-key-example': () => ({ sshPublicKeys: [SHARED] }),
  'locked-example': () => ({
    sshPublicKeys: [`${SOUND.slice(0, -3)}AAA locked@laptop`],
    record: { lockedForMs: LOCK_MS },
  }),
  'half-entry-example': () => ({ record: { lacksClasses: ['ldapPublicKey'], lacks: [] } }),
  'no-shell-example': () => ({ record: { shell: '/usr/sbin/nologin' } }),
  'no-reader-example': () => ({ sshPublicKeys: [`${SOUND.slice(0, -3)}AAE reader@laptop`] }),
};

/** In a project as a member who was not made a reader as well, and so cannot log in. */
export const MEMBER_ONLY = 'no-reader-example';

/** Hashed once in a process: it takes its time. */
let everybodysSecret: string | undefined;

/** People with something wrong, numbered from here on. Everything else about them is as it has to be. */
export function practicePatients(from: number): PracticeEntry[] {
  const secret = (everybodysSecret ??= hashOf(PRACTICE_PASSWORD));
  return Object.entries(illnesses).map(([uid, illness], place) => ({
    kind: 'person' as const,
    uid,
    uids: [uid],
    cns: [uid.replaceAll('-', ' ').replace(/^./u, (first) => first.toUpperCase())],
    mails: [`${uid}@example.org`],
    uidNumber: from + place,
    sshPublicKeys: [],
    blocked: false,
    secret,
    ...illness(),
  }));
}
