import { createHash } from 'node:crypto';
import { uidNumberFloor } from './tree.ts';

/** A person who stands in the seeded directory. */
export interface SeedPerson {
  readonly uid: string;
  readonly cn: string;
  readonly mail: string;
  readonly uidNumber: number;
  readonly password: string;
  /** One valid line of an authorized_keys file. */
  readonly sshPublicKey: string;
}

const GIVEN = (
  'Ada Alan Amina Ana Anwar Astrid Barbara Benoît Carmen Chidi Chloé Dalia Dennis Edsger Elif Emeka Esther Fatima ' +
  'Frida Grace Hedy Henrik Ibrahim Ingrid Ivan Jana Jens José Kamala Katherine Kenji Kofi Lars Leila Linus Lucía ' +
  'Luis Magnus Małgorzata Margaret Mariam Mateo Mei Nadia Naveen Ngozi Noémie Olga Omar Paulo Pedro Priya Radia ' +
  'Rohan Rosa Samira Sofía Søren Sven Tim Tomás Yuki Zahra Zoë'
).split(' ');
const FAMILY = (
  'Abebe Adeyemi Andersson Bakker Bauer Berg Bianchi Castro Chen Costa Dahl Diallo Dijkstra Dubois Eriksen Farouk ' +
  'Fernández García Georgiou Haddad Hamilton Hassan Hopper Horvat Ito Jansen Johnson Kamau Karlsson Khan Kimura ' +
  'Knuth Kowalski Lamarr Larsen Lindqvist Liskov Lovelace Mensah Moreau Müller Mwangi Nakamura Novák Núñez Obi ' +
  'Okafor Oliveira Park Patel Perlman Petrov Popescu Ramírez Rossi Sato Schmidt Silva Tanaka Thompson Torvalds ' +
  'Turing Walker Wójcik'
).split(' ');

/** Letters that NFD does not take apart. */
const ASCII: Readonly<Record<string, string>> = { ł: 'l', ø: 'o' };

const toAscii = (name: string) =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z]/gu, (letter) => ASCII[letter] ?? '');

/** The nth person of the seed, from 0. Names never repeat; the same n is always the same person. */
export function seedPerson(n: number): SeedPerson {
  const round = Math.floor(n / (GIVEN.length * FAMILY.length));
  const given = pick(GIVEN, n);
  const family = pick(FAMILY, (n % GIVEN.length) * 7 + Math.floor(n / GIVEN.length));
  const uid = toAscii(given) + toAscii(family).slice(0, 12) + (round === 0 ? '' : `${round + 1}`);
  return {
    uid,
    cn: round === 0 ? `${given} ${family}` : `${given} ${family} ${round + 1}`,
    mail: `${uid}@example.org`,
    uidNumber: uidNumberFloor + n,
    password: `correct-horse-${n}`,
    sshPublicKey: seedKey(uid),
  };
}

/** The first `count` people of the seed. */
export const seedPeople = (count: number): readonly SeedPerson[] =>
  Array.from({ length: count }, (_, n) => seedPerson(n));

function pick(names: readonly string[], n: number): string {
  const name = names[n % names.length];
  if (name === undefined) throw new Error('There are no names to pick from.');
  return name;
}

/** A well-formed ed25519 key (RFC 8709) whose private half nobody has. */
export function seedKey(uid: string): string {
  const type = Buffer.from('ssh-ed25519');
  const blob = Buffer.concat([sized(type), sized(createHash('sha256').update(uid).digest())]);
  return `ssh-ed25519 ${blob.toString('base64')} ${uid}@laptop`;
}

function sized(bytes: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
