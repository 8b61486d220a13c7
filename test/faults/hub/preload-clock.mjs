// Loaded before a hub process: its clock is ahead by the milliseconds that stand in a file, read again at SIGUSR2. Timers do not follow it.
import { readFileSync } from 'node:fs';

const file = process.env['LANYARD_TEST_CLOCK'] ?? '';
let ahead = 0;
const read = () => {
  ahead = Number(readFileSync(file, 'utf8'));
};
const Real = Date;

globalThis.Date = class extends Real {
  /** @param {ConstructorParameters<typeof Date>} given */
  constructor(...given) {
    // Without a word it is now, and only then.
    super(...(given.length === 0 ? [Real.now() + ahead] : given));
  }
  static now() {
    return Real.now() + ahead;
  }
};
read();
process.on('SIGUSR2', read);
