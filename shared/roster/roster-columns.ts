import { z } from 'zod';
import { comparableName } from '../names/same-name.ts';

/** What a roster can tell of a person. A name may stand in one column or in two. */
export const rosterFields = ['username', 'givenName', 'familyName', 'shellName', 'email'] as const;
export type RosterField = (typeof rosterFields)[number];

/** The most columns a roster may have. */
export const MOST_COLUMNS = 200;

/** Which column holds what, counted from 0. */
export const rosterColumns = z.partialRecord(
  z.enum(rosterFields),
  z
    .int()
    .min(0)
    .max(MOST_COLUMNS - 1),
);
export type RosterColumns = z.infer<typeof rosterColumns>;

export const rosterSources = ['template', 'pretix', 'dashboard', 'other'] as const;
export type RosterSource = (typeof rosterSources)[number];

/** The header of the template that Lanyard offers. */
export const templateHeader = ['username', 'shell_name', 'email'] as const;

const list = (names: string): readonly string[] => names.split(/,\s+/u);

/**
 * What columns are called, best first, without case, accents and punctuation. Pretix writes its headers in the organiser's
 * language (pretix: base/exporters/orderlist.py), the Dashboard always in English (WikiEduDashboard:
 * lib/analytics/course_students_csv_builder.rb).
 */
const headers: Readonly<Record<RosterField, readonly string[]>> = {
  username:
    list(`username, user name, developer username, developer name, developer account, wikimedia username, wiki username,
    anvandarnamn, benutzername, nom d utilisateur, nom utilisateur, pseudo,
    attendee name, teilnehmername, name des teilnehmers, nom du participant, deltagarens namn,
    full name, fullstandigt namn, vollstandiger name, nom complet, name, namn, nom`),
  givenName: list(`attendee name given name, attendee name first name, teilnehmername vorname,
    nom du participant prenom, deltagarens namn fornamn, given name, first name, fornamn, vorname, prenom`),
  familyName: list(`attendee name family name, attendee name last name, teilnehmername nachname,
    teilnehmername familienname, nom du participant nom de famille, deltagarens namn efternamn,
    family name, last name, surname, efternamn, nachname, familienname, nom de famille`),
  shellName:
    list(`shell username, shell name, shellname, shell, shell account, unix name, uid, ldap uid, skalnamn,
    nom shell, nom de shell`),
  email:
    list(`attendee email, attendee e mail, teilnehmer e mail, teilnehmer email, e mail des teilnehmers,
    e mail du participant, adresse e mail du participant, deltagarens e post, deltagarens e postadress,
    email, e mail, email address, e mail address, mail, e post, epost, e postadress, e mail adresse,
    mailadresse, adresse e mail, adresse mail, courriel, adresse electronique`),
};

/** Headers by which an export is known. All of one line must be there. */
const signs: readonly (readonly [RosterSource, readonly string[]])[] = [
  ['template', ['username', 'shell name', 'email']],
  ['dashboard', ['username', 'enrollment timestamp']],
  ['pretix', ['order code', 'attendee name']],
  ['pretix', ['order code', 'position id']],
  ['pretix', ['bestellnummer', 'teilnehmername']],
  ['pretix', ['code de commande', 'nom du participant']],
];

/** What is longer is a question of a form, and no name of a column. */
const LONGEST_HEADER = 200;

/** `Attendee name: Given name`, `shell_name` and `Prénom` as they stand in the lists above. */
const plainHeader = (header: string): string =>
  comparableName(
    header
      .slice(0, LONGEST_HEADER)
      .normalize('NFKD')
      .replaceAll(/\p{M}/gu, '')
      .replaceAll(/[^\p{L}\p{N}]+/gu, ' '),
  );

/** `Name` beside `Vorname`, or `Nom` beside `Prénom`, is the family name. */
const eitherName = ['name', 'nom', 'namn'];

function find(plain: readonly string[], field: RosterField): number | undefined {
  const name = headers[field].find((known) => plain.includes(known));
  return name === undefined ? undefined : plain.indexOf(name);
}

function columnsOf(plain: readonly string[]): RosterColumns {
  const found: RosterColumns = {};
  for (const field of rosterFields) {
    const column = find(plain, field);
    if (column !== undefined) found[field] = column;
  }
  const { username, givenName, familyName, ...others } = found;
  const isHalf = givenName !== undefined && familyName === undefined;
  if (username === undefined || !isHalf || !eitherName.includes(plain[username] ?? ''))
    return found;
  return { ...others, givenName, familyName: username };
}

/** What a file's first row says of its columns. Whatever is not recognised is left for a person to say. */
export function recogniseColumns(header: readonly string[]): {
  readonly source: RosterSource;
  readonly columns: RosterColumns;
} {
  const plain = header.map(plainHeader);
  const sign = signs.find(([, names]) => names.every((name) => plain.includes(name)));
  return { source: sign?.[0] ?? 'other', columns: columnsOf(plain) };
}

const hasAddress = (cells: readonly string[]): boolean =>
  cells.some((cell) => /[^\s@]@[^\s@]+\.[^\s@]/u.test(cell));

/** A first row that names an e-mail address is a person already, unless its columns are called what columns are called. */
export function isHeader(cells: readonly string[]): boolean {
  if (!hasAddress(cells)) return true;
  const found = columnsOf(cells.map(plainHeader));
  return found.email !== undefined || Object.keys(found).length > 1;
}

/** Every column that is called an e-mail address, the likeliest first: where a ticket has none, its order has one. */
export function emailColumns(header: readonly string[]): readonly number[] {
  const plain = header.map(plainHeader);
  const named = headers.email.map((known) => plain.indexOf(known)).filter((at) => at !== -1);
  return [...new Set(named)];
}
