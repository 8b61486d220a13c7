import { type ClinicLine, clinicLineOf } from '../../../shared/clinic/clinic.ts';
import { askHelpers, type TextAbout, type TextCheck } from '../../../shared/clinic/ready-text.ts';
import { sameName } from '../../../shared/names/same-name.ts';
import { isAmong, sameShellName } from '../../../shared/names/shell-name.ts';
import { usernameOf } from '../base/entry-names.ts';
import type { PersonEntry } from '../ports/directory.ts';
import type { Check } from './check.ts';
import type { Look, Patient } from './look.ts';

/** What a text for others says of a patient. */
export const textAbout = ({ shellName, entry }: Patient): TextAbout => ({
  shellName,
  username: entry ? usernameOf(entry) : '',
  uidNumber: entry?.uidNumber,
});

/** A line that others have to mend, with the text for them. */
export const toldToHelpers = (
  { patient }: Look,
  check: TextCheck,
  params: readonly (string | number)[],
): ClinicLine => {
  const line = clinicLineOf(check.check, check.found, params);
  return { ...line, mend: askHelpers(check, params, textAbout(patient)) };
};

/** Who else's entry has this name, as another kind of name or beside its own. */
const otherHolder = (
  alike: readonly PersonEntry[],
  own: PersonEntry,
  names: readonly string[],
): PersonEntry | undefined =>
  alike.find(
    ({ kind, uid, uids, cns }) =>
      !(kind === own.kind && sameShellName(uid, own.uid)) &&
      [...uids, ...cns].some((held) => names.some((name) => sameName(held, name))),
  );

async function checkNames(look: Look): Promise<ClinicLine[]> {
  const { patient, question } = look;
  const { entry, shellName } = patient;
  if (!entry) return [];
  const other = otherHolder(await look.alike(), entry, [...entry.uids, ...entry.cns]);
  if (other) return [toldToHelpers(look, { check: 'names', found: 'shared' }, [other.uid])];
  const username = usernameOf(entry);
  if (isAmong(entry.uids, question.who))
    return [clinicLineOf('names', 'own', [shellName, username])];
  const params = [question.who, shellName];
  return [
    question.isLogin
      ? clinicLineOf('names', 'typed', params, { mend: { is: 'self' } })
      : clinicLineOf('names', 'other', params),
  ];
}

async function checkLock(look: Look): Promise<ClinicLine[]> {
  const record = await look.record();
  if (!record) return [];
  const { lock } = record;
  if (lock === undefined) return [clinicLineOf('lock', 'open')];
  if (lock === 'for-good' || lock === 'unknown') {
    return [toldToHelpers(look, { check: 'lock', found: lock }, [])];
  }
  const { until } = lock;
  const isOver = Date.parse(until) <= (await look.now());
  return [isOver ? clinicLineOf('lock', 'open') : clinicLineOf('lock', 'until', [], { until })];
}

/** Classes that come along with others (RFC 4519 3.12, RFC 2798 3), and one that only links need, which add it themselves. */
const comesAlong = ['top', 'person', 'organizationalPerson'];
const LINKS_ADD = 'wikimediaPerson';
const PERSON = 'inetOrgPerson';

function missingClasses(look: Look, held: readonly string[]): string[] {
  const has = (name: string): boolean => held.some((one) => sameName(one, name));
  return look.profile.directory.people.objectClasses
    .filter((name) => !sameName(name, LINKS_ADD) && !has(name))
    .filter((name) => !(has(PERSON) && comesAlong.some((one) => sameName(one, name))));
}

/** Shells that let nobody in: those of the systems, and the one that disabled accounts get (docs/facts.md 5). */
const closedShell = /(?:^|\/)(?:nologin|false|disabled[a-z]*shell)$/u;

async function checkEntry(look: Look): Promise<ClinicLine[]> {
  const record = await look.record();
  if (!record) return [];
  const classes = missingClasses(look, record.objectClasses);
  const broken = (found: 'classes' | 'lacks' | 'shell', what: string) => [
    toldToHelpers(look, { check: 'entry', found }, [what]),
  ];
  if (classes.length > 0) return broken('classes', classes.join(', '));
  const lacks = record.lacks.filter((attribute) => attribute !== 'uidNumber');
  if (lacks.length > 0) return broken('lacks', lacks.join(', '));
  if (closedShell.test(record.shell)) return broken('shell', record.shell);
  return [clinicLineOf('entry', 'whole')];
}

async function checkNumber(look: Look): Promise<ClinicLine[]> {
  const { entry } = look.patient;
  if (!entry) return [];
  const { uidNumber } = entry;
  if (uidNumber === undefined) {
    return [toldToHelpers(look, { check: 'number', found: 'missing' }, [])];
  }
  const holder = (await look.alike()).find(
    (one) =>
      one.uidNumber === uidNumber &&
      !(one.kind === entry.kind && sameShellName(one.uid, entry.uid)),
  );
  if (!holder) return [clinicLineOf('number', 'own', [String(uidNumber)])];
  return [
    toldToHelpers(look, { check: 'number', found: 'twice' }, [String(uidNumber), holder.uid]),
  ];
}

/** Whether the account is there, open and whole. */
export const accountChecks: readonly Check[] = [
  { name: 'names', system: 'directory', needsEntry: true, run: checkNames },
  { name: 'lock', system: 'directory', needsEntry: true, run: checkLock },
  {
    name: 'password',
    system: 'directory',
    run: async ({ patient }) =>
      patient.entry ? [clinicLineOf('password', 'not-tried', [patient.shellName])] : [],
  },
  { name: 'entry', system: 'directory', needsEntry: true, run: checkEntry },
  { name: 'number', system: 'directory', needsEntry: true, run: checkNumber },
];
