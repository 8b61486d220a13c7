/** Where most people's mail is; an address one slip away from one of these is asked about, never changed by itself. */
const wellKnown = [
  'gmail.com',
  'googlemail.com',
  'hotmail.com',
  'outlook.com',
  'live.com',
  'yahoo.com',
  'yahoo.co.in',
  'yahoo.co.uk',
  'yahoo.de',
  'yahoo.fr',
  'yahoo.es',
  'icloud.com',
  'protonmail.com',
  'proton.me',
  'wikimedia.org',
  'wikimedia.de',
  'wikimedia.se',
  'gmx.de',
  'gmx.net',
  'web.de',
  'mail.ru',
  'yandex.ru',
  'orange.fr',
  'laposte.net',
  'rediffmail.com',
];

/** How many characters are put in, left out, swapped for another or with their neighbour between two words (optimal string alignment). */
function slipsBetween(one: string, other: string): number {
  const rows: number[][] = [Array.from({ length: other.length + 1 }, (_, i) => i)];
  const cost = (row: number, column: number): number => rows[row]?.[column] ?? Infinity;
  for (let i = 1; i <= one.length; i += 1) {
    rows.push([i]);
    for (let j = 1; j <= other.length; j += 1) {
      const differs = one[i - 1] === other[j - 1] ? 0 : 1;
      const isSwapped = one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      rows[i]?.push(
        Math.min(
          cost(i - 1, j) + 1,
          cost(i, j - 1) + 1,
          cost(i - 1, j - 1) + differs,
          isSwapped ? cost(i - 2, j - 2) + 1 : Infinity,
        ),
      );
    }
  }
  return cost(one.length, other.length);
}

/** A slip in a short word may be another word: `gmx.de` and `web.de` are both meant. */
const SHORT = 7;

/**
 * The address that was probably meant: the same one at a well-known domain that is a slip or two away. Undefined where the domain is a
 * well-known one itself, or none is near.
 */
export function emailHint(email: string): string | undefined {
  const [, local, typed = ''] = /^\s*(\S+)@([^\s@]+)\s*$/u.exec(email) ?? [];
  const domain = typed.toLowerCase();
  // Longer ones are no slip of any of these, and comparing costs their length.
  if (local === undefined || domain.length > 24 || wellKnown.includes(domain)) return undefined;
  const meant = nearestTo(domain);
  return meant === undefined ? undefined : `${local}@${meant}`;
}

function nearestTo(domain: string): string | undefined {
  const most = domain.length > SHORT ? 2 : 1;
  return wellKnown
    .map((known) => ({ known, slips: slipsBetween(domain, known) }))
    .filter(({ slips }) => slips <= most)
    .sort((a, b) => a.slips - b.slips)
    .at(0)?.known;
}
