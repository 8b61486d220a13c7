/** What `piece` takes at its quickest on the machine where the limits of these tests were chosen, in milliseconds. */
const PIECE_MS = 30;
/** Below it no limit is near, and nothing needs to be compared. */
const NEAR_MS = 200;

/** A fixed piece of work of the kind that these tests measure: text that is built, searched and read. */
function piece(): number {
  let found = 0;
  for (let n = 0; n < 400; n += 1) {
    const text = Array.from({ length: 300 }, (_, i) => `${i * n},name ${i}`).join('\n');
    found += text.split('\n').filter((line) => /^\d+,name \d*7$/u.test(line)).length;
    found += (JSON.parse(JSON.stringify(text.normalize('NFC'))) as string).length; // what was a text is one
  }
  return found;
}

function threadMs(work: () => unknown): number {
  const before = process.threadCpuUsage();
  work();
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** How many times as long as there everything takes here and now; 1 where it is no slower. Neighbours of a virtual machine slow its processors down, too. */
function slowness(): number {
  threadMs(piece);
  const [, , middle = PIECE_MS] = Array.from({ length: 5 }, () => threadMs(piece)).sort(
    (a, b) => a - b,
  );
  return Math.max(1, middle / PIECE_MS);
}

const compared = (ms: number): number => (ms < NEAR_MS ? ms : ms / slowness());

/**
 * What this thread works for a function, in milliseconds: a clock on the wall would count what else the machine does. On a slower machine, or while it is
 * slower, as long as it would take where limits were chosen.
 */
export const cpuMs = (work: () => void): number => compared(threadMs(work));

/** The same of work that waits in between. */
export async function cpuMsOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.threadCpuUsage();
  await work();
  const { user, system } = process.threadCpuUsage(before);
  return compared((user + system) / 1000);
}
