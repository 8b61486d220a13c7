import { type ClinicCheck, type ClinicLine, unaskedLine } from '../../../shared/clinic/clinic.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { AppError } from '../base/errors.ts';
import { within } from '../base/within.ts';
import type { AskedSystem, Look } from './look.ts';

/** One question to the systems. No line means that there is nothing to tell of this person. */
export interface Check {
  readonly name: ClinicCheck;
  /** What it asks; whose silence makes its line unknown. */
  readonly system: AskedSystem;
  /** Whether it is about the person's entry: where that could not be read, it is not asked. */
  readonly needsEntry?: true;
  run(look: Look): Promise<readonly ClinicLine[]>;
}

/** Longer than a system that answers at all takes, and as long as somebody waits at a desk. */
const MOST_MS = 8000;

const silence: Readonly<Record<AskedSystem, ErrorCode>> = {
  directory: 'directory-timeout',
  cloud: 'cloud-timeout',
};

/** The check's lines; one that says so where it could not be asked, or did not answer in time. Throws only what is our own fault. */
export async function runCheck(check: Check, look: Look): Promise<readonly ClinicLine[]> {
  let lines: readonly ClinicLine[] | undefined;
  let fault: Error | undefined;
  const work = check.run(look).then(
    (told) => void (lines = told),
    (error: unknown) => {
      if (error instanceof AppError && error.sort !== 'broken') {
        lines = [unaskedLine(check.name, error.code)];
      } else {
        fault = error instanceof Error ? error : new Error(String(error));
      }
    },
  );
  await within(work, MOST_MS, look.clock);
  if (fault) throw fault;
  return lines ?? [unaskedLine(check.name, silence[check.system])];
}

/** Lines about several things side by side: what cannot be asked of one does not keep what the others tell. */
export async function eachOf<T>(
  things: readonly T[],
  {
    name,
    aboutOf,
    ask,
  }: {
    readonly name: ClinicCheck;
    readonly aboutOf: (thing: T) => string;
    readonly ask: (thing: T) => Promise<readonly ClinicLine[]>;
  },
): Promise<readonly ClinicLine[]> {
  const told = things.map(async (thing) => {
    try {
      return await ask(thing);
    } catch (error) {
      if (!(error instanceof AppError) || error.sort === 'broken') throw error;
      return [unaskedLine(name, error.code, aboutOf(thing))];
    }
  });
  return (await Promise.all(told)).flat();
}
