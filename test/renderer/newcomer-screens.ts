import type { Page } from 'playwright-core';
import type { KioskView } from '../../shared/contract/kiosk.ts';
import type { Method, Output } from '../../shared/contract/index.ts';
import { projectName } from '../../shared/names/project-name.ts';
import { fresh, laptop, notOpened } from './first-screens.ts';
import { noon, request, stepsOf } from './screen-request.ts';

type Answers = { readonly [M in Method]?: Output<M> };

interface NewcomerScreen {
  readonly hash: string;
  /** What is answered otherwise than at a desk. */
  readonly change: Answers;
  /** How many questions are answered before. */
  readonly answered: number;
}

const view: KioskView = { handedOver: true, requests: [], filed: false, cleared: false };
const nothing = { username: '', shellName: '', email: '', sshKey: '' };
const person = {
  username: 'Fatuma Achieng Otieno-Wanjiku',
  shellName: 'fatuma-achieng-otieno-wanjiku',
};
const typed = { ...nothing, ...person, email: 'fatuma.achieng.otieno-wanjiku@example.org' };

const desk = (begun: typeof nothing, now: Partial<KioskView> = {}): Answers => ({
  'kiosk.current': { ...view, ...now },
  'kiosk.note': { ...view, ...now },
  'kiosk.clear': { ...view, cleared: true },
  'kiosk.begun': { ...begun, further: ['membership', 'tool'] },
});

const free: Answers = {
  'names.check': {
    username: { is: 'free', asked: noon },
    shellName: { is: 'free', asked: noon },
    alternatives: [],
    spares: [],
  },
};

const own = [
  request(80, 'confirmed', {
    ...person,
    steps: stepsOf(4, 'confirmed'),
    keyFingerprint: 'SHA256:x',
  }),
  request(81, 'waiting', {
    ...person,
    kind: 'membership',
    membership: {
      ...{ project: projectName.parse('tools'), toolforge: true, roles: ['reader'] },
      ...{ reason: 'Bots', approval: 'elsewhere' },
    },
    problem: { code: 'approval-pending', params: [] },
  }),
];

const screen = (answered: number, change: Answers, hash = '#/newcomer'): NewcomerScreen => ({
  ...{ hash, change, answered },
});

/** The screens of a newcomer, and those of the helper around them. */
export const newcomerScreens: Readonly<Record<string, NewcomerScreen>> = {
  'hand over screen': screen(0, {}),
  'newcomer language': screen(0, desk(nothing)),
  'newcomer username': screen(1, desk(nothing)),
  'newcomer shell username': screen(2, { ...desk(nothing), ...free }),
  'newcomer email': screen(3, { ...desk(nothing), ...free }),
  'newcomer key': screen(1, desk(typed)),
  'newcomer password': screen(2, desk(typed)),
  'newcomer agree': screen(3, { ...desk(typed), ...free }),
  'newcomer check': screen(4, { ...desk(typed), ...free }),
  'newcomer next': screen(0, desk(nothing, { filed: true, requests: own })),
  'newcomer over': screen(0, desk(nothing, { filed: true, cleared: true })),
  'newcomer locked': screen(0, {
    ...desk(typed),
    'vault.current': { state: 'locked', keeper: 'passphrase' },
  }),
  'first screen': screen(0, fresh),
  'first screen after trouble': screen(0, notOpened),
  'choose event': screen(0, fresh),
  'laptop key': screen(4, { ...laptop, ...free }),
  'laptop more': screen(5, { ...laptop, ...free }),
  'laptop done': screen(8, { ...laptop, ...free }),
  'screen is handed over': screen(0, desk(typed, { step: { at: 3, of: 8 } }), '#/desk'),
};

/** Answers a question, whichever it is, and goes on. */
async function answer(page: Page): Promise<void> {
  const title = await page.locator('h1').innerText();
  const tongue = (await page.getAttribute('html', 'dir')) === 'rtl' ? 'ar' : 'en';
  if (await page.locator('.tongues').count()) await page.click(`.tongue[lang=${tongue}]`);
  else await fillIn(page);
  await page.waitForFunction((before) => document.querySelector('h1')?.innerText !== before, title);
}

async function fillIn(page: Page): Promise<void> {
  for (const [field, text] of [
    ['#username', person.username],
    ['#email', typed.email],
    ['#password', 'nine horses ran'],
  ] as const) {
    if (await page.locator(field).count()) await page.fill(field, text);
  }
  if (await page.locator('#shellName').count()) {
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#shellName')?.value);
  }
  for (const box of await page.locator('.agree input').all()) await box.check();
  await page.click('.ways-on button[type=submit]');
}

/** What is typed or pressed on a screen for it to say something, and what then is there. */
const last: Readonly<Record<string, readonly [at: string, typed: string, then: string]>> = {
  'hand over screen': ['button[type=submit]', '', '.cdx-message--error'],
  'choose event': ['.doors > :nth-child(2) button', '', '.first__event'],
  'laptop more': ['#further-membership', '', '.further'],
  'newcomer username': ['#username', person.username, '.alternative'],
  'newcomer email': ['.ways-on button[type=submit]', '', '.cdx-message--error'],
  'newcomer key': ['#sshKey', 'ssh-ed25519 AAAA', '.cdx-message--success'],
  'newcomer password': ['#password', 'correct horse battery', '.strength'],
  'newcomer agree': ['.ways-on button[type=submit]', '', '.cdx-message--error'],
};

/** Answers so many questions, whichever they are. */
export async function answerQuestions(page: Page, count: number): Promise<void> {
  for (let i = 0; i < count; i += 1) await answer(page);
}

/** Brings the newcomer's screen to its question, with something said at it. */
export async function fillNewcomer(page: Page, name: string): Promise<void> {
  await answerQuestions(page, newcomerScreens[name]?.answered ?? 0);
  const [at, text, then] = last[name] ?? [];
  if (at === undefined || then === undefined) return;
  if (text) await page.fill(at, text);
  else await page.click(at);
  await page.locator(then).first().waitFor();
}
