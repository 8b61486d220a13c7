import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { cpuMsOf } from '../../../cpu-time.ts';
import { plan } from '../../../fakes/roster.ts';

const MOST = 2 * 1024 * 1024;
/** As many rows as fit into the largest file. */
function fileOf(row: (n: number) => string): string {
  const rows = ['username,shell name,email,note'];
  const size = Buffer.byteLength(row(1000)) + 1;
  for (let n = 0; n < Math.min(5000, Math.floor((MOST - 100) / size)); n += 1) rows.push(row(n));
  return rows.join('\n');
}

describe('the largest file', () => {
  it.each([
    ['names as long as cells', (n: number) => `${'a'.repeat(9900)}${n},s${n},m${n}@example.org,`],
    ['shell names as long as cells', (n: number) => `A ${n},${'a'.repeat(9900)},m${n}@x.org,`],
    ['long names', (n: number) => `${'a'.repeat(990)}${n},${'a'.repeat(990)},m${n}@x.org,`],
    ['letters that grow', (n: number) => `${'ﷺ'.repeat(130)} ${n},s${n},m${n}@example.org,`],
    ['few letters that grow', (n: number) => `${'ﷺ'.repeat(7)} ${n},s${n},m${n}@example.org,`],
    ['addresses that grow', (n: number) => `A ${n},s${n},${'ﷺ'.repeat(80)}${n}@example.org,`],
    ['notes that grow', (n: number) => `A ${n},s${n},m${n}@example.org,${'ﷺ'.repeat(100)}`],
    ['marks', (n: number) => `J${'\u0304'.repeat(150)}${n},s${n},m${n}@example.org,`],
    ['names of many scripts', (n: number) => `${'жаא中'.repeat(30)}${n},s${n},m${n}@example.org,`],
    ['names of one script', (n: number) => `${'жарко '.repeat(20)}${n},s${n},m${n}@example.org,`],
    ['names that are taken in it', () => `Jana Weiss,jana,jana@example.org,`],
    ['names of many words', (n: number) => `${'a '.repeat(70)}${n},!,m${n}@example.org,`],
    ['cells of delimiters', (n: number) => `A ${n},s${n},m${n}@x.org,"${';,\t'.repeat(100)}"`],
    ['quotation marks', (n: number) => `A ${n},s${n},m${n}@x.org,"${'""'.repeat(150)}"`],
    ['columns', () => ','.repeat(199)],
    ['lines that end in many ways', () => '\r\r\n\n\r'],
  ])('of %s is read or refused with its line, in a second', async (_, row) => {
    const file = fileOf(row);
    let refused: unknown;
    const worked = await cpuMsOf(() => plan(file).catch((error: unknown) => (refused = error)));
    if (refused !== undefined) {
      expect(refused).toBeInstanceOf(AppError);
      expect(refused).toMatchObject({ fields: [{ field: 'file' }] });
    }
    expect(worked).toBeLessThan(1000);
  });
});
