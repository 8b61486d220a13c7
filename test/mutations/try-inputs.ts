import { AppError } from '../../electron/core/base/errors.ts';
import { cpuMsOf } from '../cpu-time.ts';
import { seeded } from '../faults/seeded.ts';
import { mutate, type Material } from './mutate.ts';

/** How something from outside is read. Answers nothing; throws `AppError` for what is refused, and any other error where it fell over. */
export interface Format extends Material {
  readonly name: string;
  read(input: Buffer): unknown;
}

/** What became of many inputs. */
export interface Tally {
  read: number;
  refused: number;
  /** The slowest input, in milliseconds of this thread. */
  slowest: number;
  /** What fell over or hung, by the number of its input, which makes it again. */
  readonly wrong: string[];
}

const HANG_MS = 1000;

async function tryOne({ read }: Format, input: Buffer): Promise<'read' | 'refused' | Error> {
  try {
    await read(input);
    return 'read';
  } catch (error) {
    if (error instanceof AppError) return 'refused';
    return error instanceof Error ? error : new Error(String(error));
  }
}

/** Reads so many mutated inputs of a format, the same ones each time. */
export async function tryInputs(format: Format, count: number): Promise<Tally> {
  const tally: Tally = { read: 0, refused: 0, slowest: 0, wrong: [] };
  for (let number = 0; number < count && tally.wrong.length < 5; number += 1) {
    const input = mutate(format, seeded(`${format.name} ${number}`));
    let became: Awaited<ReturnType<typeof tryOne>> = 'read';
    const worked = await cpuMsOf(async () => (became = await tryOne(format, input)));
    const outcome: unknown = became;
    tally.slowest = Math.max(tally.slowest, worked);
    if (outcome === 'read') tally.read += 1;
    else if (outcome === 'refused') tally.refused += 1;
    else tally.wrong.push(`${format.name} ${number}: ${String(outcome)}`);
    if (worked > HANG_MS) tally.wrong.push(`${format.name} ${number}: took ${worked} ms`);
  }
  return tally;
}
