import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { papers, type Paper } from '../../../../renderer/stores/preferences-store.ts';
import type { EventView } from '../../../../shared/contract/event.ts';
import { english } from '../../../english.ts';
import { type ReadPage, readPdf } from '../../../journeys/read-pdf.ts';
import { followUpRequests } from '../../follow-up-screens.ts';
import { fingerprint } from '../../screen-request.ts';
import { event, requests, screens } from '../../screens.ts';
import { type Look, serveScreens, type ServedScreens } from '../../served-screens.ts';

/** The desk is dark: paper is not. */
const desk: Look = { direction: 'ltr', theme: 'dark', width: 1280 };
const mirrored: Look = { ...desk, direction: 'rtl' };
const LOGIN = 'ssh jdoe@login.practice.example';
const START = 'https://start.practice.example/';
const HELP = 'https://help.practice.example/where-to-ask';

const sizes = { a4: [210, 297], letter: [216, 279], label: [62, 100] } as const;

let served: ServedScreens;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lanyard-sheet-'));
  served = await serveScreens(folder);
});
afterAll(async () => {
  await served.close();
  await rm(folder, { recursive: true });
});

/** Prints the sheet of a confirmed account into a PDF and reads that back. */
async function printed(
  look: Look,
  paper: Paper,
  { language = '', change = {}, withCodes = true } = {},
) {
  const { page, complaints } = await served.open(look, screens['sheet'] ?? '', change);
  if (language !== '') {
    await page.selectOption('#sheet-language', language);
    await page.locator(`.sheet[lang=${language}]`).waitFor();
  }
  await page.check(`#paper-${paper}`);
  const pdf = await readPdf(await page.pdf({ preferCSSPageSize: true }), { withCodes });
  await page.close();
  expect(complaints).toEqual([]);
  const [first] = pdf.pages;
  if (!first) throw new Error('The PDF has no page');
  return { pdf, first };
}

/** Everything on it is for the newcomer alone to know, or for everybody. */
function expectNoSecret({ text, letters }: ReadPage): void {
  expect(letters.replaceAll(LOGIN.replace(' ', ''), '')).not.toContain('@');
  expect(text).not.toMatch(/example\.org|PRIVATE KEY|ssh-ed25519/);
}

describe.each(papers)('the sheet on %s', (paper) => {
  it('is one page of that size, with all that the newcomer needs and no secret', async () => {
    const { pdf, first } = await printed(desk, paper);
    expect(pdf.pages).toHaveLength(1);
    expect(first.size).toEqual(sizes[paper]);
    expect(first.text).toContain('Jane Doe');
    expect(first.text).toContain('jdoe');
    expect(first.text).toContain(LOGIN);
    expect(first.letters).toContain(fingerprint);
    expect(first.text).toContain('map-bot');
    expect(first.text).toContain('Room 1, 9:00–18:00');
    expect(first.codes).toContain(START);
    expectNoSecret(first);
  });

  it('is in the newcomer’s language, from right to left, whatever the desk’s is', async () => {
    const { pdf, first } = await printed(desk, paper, { language: 'ar' });
    const { first: plain } = await printed(desk, paper, { withCodes: false });
    expect(pdf.pages).toHaveLength(1);
    expect(first.size).toEqual(sizes[paper]);
    expect(first.text).toContain(LOGIN);
    expect(first.leftOf('Jane Doe')).toBeGreaterThan((plain.leftOf('Jane Doe') ?? 0) + 10);
    expect(first.codes).toContain(START);
    expectNoSecret(first);
  });

  it('stays one page with the longest of everything', async () => {
    const { pdf, first } = await printed(mirrored, paper, { change: longest() });
    expect(pdf.pages).toHaveLength(1);
    expect(first.codes).toContain(START);
  });

  it('proposes a file name with nobody’s name in it', async () => {
    expect((await printed(desk, paper, { withCodes: false })).pdf.title).toBe(
      'Welcome sheet – Lanyard',
    );
  });
});

describe('the sheet on a page', () => {
  it('tells states with their times, and has a code for the help page', async () => {
    const { first } = await printed(desk, 'a4');
    expect(first.text).toMatch(/Account Done Checked at Aug 5, \d+:05/);
    expect(first.text).toContain(english('sheet-is-needs-you'));
    expect(first.text).toContain(english('sheet-no-secret'));
    expect(first.text).toMatch(/Printed \w+ \d+, 20\d\d/);
    expect(first.codes).toContain(HELP);
  });
});

/** Names, keys and helps as long as they may be. */
function longest(): object {
  const username = 'Fatuma Achieng Otieno-Wanjiku '.repeat(5).trim();
  const long = `${'x'.repeat(19)} `.repeat(3).trim();
  const help = { name: { en: 'After the event' }, where: { en: long }, url: HELP };
  const welcome: EventView['welcome'] = {
    ...event.welcome,
    tryOut: Array.from({ length: 3 }, (_, i) => ({
      name: 'Quarry',
      about: { en: long },
      url: `https://quarry.practice.example/${i}`,
    })),
    help: Array.from({ length: 3 }, (_, i) => ({ ...help, name: { en: `Help ${i}` } })),
  };
  const own = [...requests, ...followUpRequests].map((one) =>
    one.shellName === 'jdoe' ? { ...one, username } : one,
  );
  return {
    'event.current': { ...event, welcome },
    'requests.list': { requests: own, pending: 0, total: 0 },
  };
}
