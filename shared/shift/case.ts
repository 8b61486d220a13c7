import { z } from 'zod';
import { bidiControl, invisible } from '../domain/characters.ts';
import { holdsPrivateKey } from '../keys/private-key.ts';
import { sameName } from '../names/same-name.ts';
import type { PersonAtDesk } from '../requests/people-at-desk.ts';

/** The most characters of a note: what is read in a few seconds. */
export const LONGEST_NOTE = 280;
/** The most of one that a desk hands on: of helpers who wrote about the same case without knowing of each other, what each of them wrote. */
export const LONGEST_HANDED_ON = 2000;
/** The most characters of a helper's name. */
export const LONGEST_NAME = 60;
/** How many cases one answer lists at most. */
export const CASES_LISTED = 200;
/** How many helpers are told: those of a shift, with room for a busy one. */
const MOST_HELPERS = 12;
/** How long a helper who holds nothing is still counted among those of today. */
const TODAY_MS = 18 * 3_600_000;

/** What people write before a password: in a note it would be read by everybody at the desk, and last as long as the event. */
const passwordAfter =
  /(?:pass[-\s]?(?:words?|phrase|code)|pass|pwd?|p\/w|pin|passw[oö]rt|kennwort|mot de passe|mdp|contrase[nñ]a|clave|senha|parola|пароль|парола|ססמה|סיסמה|كلمة (?:السر|المرور)|وشەی نهێنی|گذرواژه|رمز|密码|密碼|パスワード)\s{0,3}(?:(?:is|ist|es|est)\s{1,3}|[:=：]\s{0,3})\S/iu;

/**
 * The rule that a text breaks which holds what must not stand in a note: a private key (`keys/private-key.ts`), or what is said to be a password. A password that nobody calls
 * one looks like any word; those that this desk knows are compared where the note is taken in.
 */
export function secretIn(text: string): 'note-private-key' | 'note-password' | undefined {
  if (holdsPrivateKey(text)) return 'note-private-key';
  return passwordAfter.test(text) ? 'note-password' : undefined;
}

/** A helper by the name that the others at the desk call them: one line, nothing in it that steers the text around it. */
export const helperName = z
  .string()
  .trim()
  .min(1, { error: 'helper-empty' })
  .max(LONGEST_NAME, { error: 'helper-too-long' })
  .refine((name) => !bidiControl.test(name) && !invisible.test(name), { error: 'helper-form' });

/** Who did something of a shift, and when (ISO 8601 in UTC). */
const told = { by: z.string(), at: z.iso.datetime() };

/** All that is said of a case. */
const said = {
  /** Who looks after it now. */
  holder: z.object({ name: z.string(), ...told }).optional(),
  /** `revision` is the one of the case with which it was written. */
  note: z.object({ text: z.string(), revision: z.int().min(1), ...told }).optional(),
  /** Tasks of the workshop that a trainer saw done, each once, by the ids of guide and step. */
  ticks: z.array(z.object({ step: z.string(), ...told })).optional(),
};

/**
 * What helpers say to each other about a case: all that one person asked for at this desk. It is kept by the id of one of the person's requests, which
 * stays the same whatever names they get.
 */
export const caseView = z.object({
  id: z.uuid(),
  /** Counts the changes, so that of two tellings the newer is known. */
  revision: z.int().min(1),
  ...said,
  /** At a desk with a hub, of a request that was filed here: what was last read of the case there (`case-at-hub.ts`). */
  atHub: z.object({ revision: z.int().min(1), ...said }).optional(),
});
/** What helpers say to each other about a case. */
export type CaseView = z.output<typeof caseView>;
/** All that is said of a case. */
export type SaidOfCase = Pick<CaseView, keyof typeof said>;

/** ISO 8601 in UTC sorts as plain text. */
const newestFirst = (a: { at: string }, b: { at: string }): number =>
  a.at === b.at ? 0 : a.at < b.at ? 1 : -1;

/** The case of a person, from whatever request of theirs it is kept by; the newest where there are several, as two cards became one person's. */
export function caseOf(
  { requests }: Pick<PersonAtDesk, 'requests'>,
  cases: ReadonlyMap<string, CaseView>,
): CaseView | undefined {
  const own = requests.flatMap(({ id }) => cases.get(id) ?? []);
  const lastSaid = ({ holder, note }: CaseView): string =>
    [holder?.at ?? '', note?.at ?? ''].toSorted().at(-1) ?? '';
  const dated = own.map((found) => ({ found, at: lastSaid(found) }));
  return dated.toSorted(newestFirst)[0]?.found;
}

/** What a person's case is kept by: as it is already, else their oldest request. */
export function caseId(person: PersonAtDesk, cases: ReadonlyMap<string, CaseView>): string {
  const oldest = person.requests.toSorted((a, b) =>
    a.createdAt === b.createdAt ? (a.id < b.id ? -1 : 1) : a.createdAt < b.createdAt ? -1 : 1,
  )[0];
  return caseOf(person, cases)?.id ?? oldest?.id ?? person.leading.id;
}

/** The names of those who hold a case or said something of one lately, the last first. */
export function helpersOf(cases: readonly CaseView[], now: Date): string[] {
  const since = new Date(now.getTime() - TODAY_MS).toISOString();
  const all = cases
    .flatMap(({ holder, note, ticks = [] }) => [
      ...(holder ? [{ name: holder.name, at: holder.at, holds: true }] : []),
      ...(holder ? [{ name: holder.by, at: holder.at, holds: false }] : []),
      ...(note ? [{ name: note.by, at: note.at, holds: false }] : []),
      ...ticks.map(({ by, at }) => ({ name: by, at, holds: false })),
    ])
    .filter(({ at, holds }) => holds || at >= since)
    .toSorted(newestFirst);
  const names: string[] = [];
  for (const { name } of all) if (!names.some((known) => sameName(known, name))) names.push(name);
  return names.slice(0, MOST_HELPERS);
}

/** Whether this helper holds the case; nobody does where nobody said who they are. */
export const isHeldBy = (found: CaseView | undefined, me: string): boolean =>
  me !== '' && found?.holder !== undefined && sameName(found.holder.name, me);
