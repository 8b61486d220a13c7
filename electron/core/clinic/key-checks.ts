import { type ClinicLine, clinicLineOf } from '../../../shared/clinic/clinic.ts';
import type { KeyReport } from '../../../shared/keys/key-report.ts';
import { sameKey } from '../../../shared/keys/ssh-key.ts';
import { inOrder, isAgain, isOfOtherType } from '../../../shared/keys/stored-keys.ts';
import { sameShellName } from '../../../shared/names/shell-name.ts';
import type { Check } from './check.ts';
import type { Look } from './look.ts';

/** A stored line with what is read in it, told by its fingerprint or by its place where none can be read. */
interface Stored {
  readonly line: string;
  readonly about: string;
  readonly report: KeyReport;
}

const storedOf = ({ patient, keys }: Look): readonly Stored[] =>
  (patient.entry?.sshPublicKeys ?? []).map((line, place) => ({
    line,
    about: keys.fingerprintOf(line) || `#${place + 1}`,
    report: keys.inspect(line),
  }));

const newKey = ({ patient: { shellName } }: Look) => ({ is: 'new-key' as const, shellName });

async function checkKey(look: Look): Promise<ClinicLine[]> {
  if (!look.patient.entry) return [];
  const stored = storedOf(look);
  if (stored.length > 0) return [clinicLineOf('key', 'there', [stored.length])];
  return [clinicLineOf('key', 'none', [], { mend: newKey(look) })];
}

/** What is wrong with how a key stands there; undefined where nothing is. Damaged is only what no key can be read in. */
function formOf(line: string, earlier: readonly string[], keys: Look['keys']) {
  const better = inOrder(line, keys);
  if (better) return better.length === 0 ? 'damaged' : 'trailing';
  return isAgain(line, earlier, keys) ? 'twice' : undefined;
}

/** One line for each key that servers skip, or that stands there once more. */
async function checkForm(look: Look): Promise<ClinicLine[]> {
  const { shellName } = look.patient;
  const stored = storedOf(look);
  if (stored.length === 0) return [];
  const values = stored.map(({ line }) => line);
  const lines = stored.flatMap((one, place) => {
    const found = formOf(one.line, values.slice(0, place), look.keys);
    if (!found) return [];
    const mend = { is: 'keys' as const, shellName, tidy: [look.keys.lineIdOf(one.line)] };
    return [clinicLineOf('key-form', found, [one.about], { about: one.about, mend })];
  });
  return lines.length > 0 ? lines : [clinicLineOf('key-form', 'sound')];
}

async function checkType(look: Look): Promise<ClinicLine[]> {
  const stored = storedOf(look);
  const lines = stored.flatMap(({ about, report }) => {
    if (report.ok || !isOfOtherType(report)) return [];
    const found = report.rule === 'rsa-too-short' ? 'short' : 'refused';
    return [clinicLineOf('key-type', found, report.params, { about, mend: newKey(look) })];
  });
  const types = stored.flatMap(({ report }) => (report.ok ? [report.type] : []));
  if (lines.length > 0 || types.length === 0) return lines;
  return [clinicLineOf('key-type', 'accepted', [[...new Set(types)].join(', ')])];
}

async function checkOwner(look: Look): Promise<ClinicLine[]> {
  const { shellName } = look.patient;
  const stored = storedOf(look);
  if (stored.length === 0) return [];
  const others = (await look.keyHolders()).filter(({ uid }) => !sameShellName(uid, shellName));
  const lines = stored.flatMap(({ line, about }) => {
    const holder = others.find(({ sshPublicKeys }) =>
      sshPublicKeys.some((other) => sameKey(other, line)),
    );
    if (!holder) return [];
    return [clinicLineOf('key-owner', 'held', [holder.uid], { about, mend: newKey(look) })];
  });
  return lines.length > 0 ? lines : [clinicLineOf('key-owner', 'own')];
}

/** Whether a server would find a key of this person, and one that is theirs alone. */
export const keyChecks: readonly Check[] = [
  { name: 'key', system: 'directory', needsEntry: true, run: checkKey },
  { name: 'key-form', system: 'directory', needsEntry: true, run: checkForm },
  { name: 'key-type', system: 'directory', needsEntry: true, run: checkType },
  { name: 'key-owner', system: 'directory', needsEntry: true, run: checkOwner },
];
