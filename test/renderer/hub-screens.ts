import type { Page } from 'playwright-core';
import type { RequestView } from '../../shared/requests/request.ts';
import type { WireError } from '../../shared/result.ts';
import { answerQuestions } from './newcomer-screens.ts';
import {
  type Answers,
  atDoor,
  type CannedDoor,
  amongDesks,
  deskOfHub,
  type HubScreen,
  inAs,
  ofHelpers,
  real,
} from './hub-desk-screens.ts';
import { idOf, noon, request, stepsOf } from './screen-request.ts';

const refusal = (code: WireError['code'], params: string[] = []): WireError => ({
  ...{ code, params },
  ...{ message: '', fields: [] },
});

const free: Answers = {
  'names.check': {
    username: { is: 'free', asked: noon },
    shellName: { is: 'free', asked: noon },
    alternatives: [],
    spares: [],
  },
};

/** A newcomer with these requests of their own, or before there are any. */
const newcomer = (
  requests: readonly RequestView[] = [],
  door: Partial<CannedDoor> = {},
): HubScreen['change'] => ({
  ...{ ...real, ...free },
  'requests.list': { requests: [...requests], pending: 0, total: requests.length },
  'caller.current': { who: 'newcomer:1', rights: ['self'], approvals: true },
  door: { view: inAs('newcomer'), ...door },
});

const person = {
  username: 'Fatuma Achieng Otieno-Wanjiku',
  shellName: 'fatuma-achieng-otieno-wanjiku',
};
const toolforge = {
  ...{ project: 'tools', toolforge: true, roles: ['reader'], approval: 'here' },
  reason: 'I build a map of bike racks at this hackathon.',
} as const satisfies RequestView['membership'] & object;

const account = (state: RequestView['state'], done: number) =>
  request(90, state, {
    ...person,
    steps: stepsOf(done, state === 'confirmed' ? 'confirmed' : 'sending'),
  });
const membership = (approval: RequestView['approval'], more: Partial<RequestView> = {}) =>
  request(91, 'for-approval', {
    ...{ ...person, kind: 'membership', steps: [], membership: toolforge },
    ...{ after: idOf(90), approval, ...more },
  });
const waits = { needs: 'approve', since: noon } as const;
const question = {
  name: 'Wanjiku Otieno',
  at: '2027-08-05T10:05:00.000Z',
  text: 'Which mentor do you work with? We have to know who answers questions about your tool.',
};
const reason = 'You have a Toolforge account already.';
const refused = { ...waits, decided: { is: 'refused', name: 'Asha', at: noon, reason } } as const;

const press = (page: Page, selector: string): Promise<void> => page.click(selector);
const nextQuestion = '.ways-on button[type=submit]';

/** Past the question of the language, which is the first at the door; one that is made up for trying is not offered there. */
async function toCode(page: Page): Promise<void> {
  const isMirrored = (await page.getAttribute('html', 'dir')) === 'rtl';
  await press(page, `.tongue[lang=${isMirrored ? 'ckb' : 'en'}]`);
  await page.locator('#code').waitFor();
}

async function byPoster(page: Page): Promise<void> {
  await toCode(page);
  await page.locator('.cdx-message--error').waitFor();
}

async function toLogIn(page: Page): Promise<void> {
  await press(page, '.self__foot button');
  await page.locator('#uid, a[href=oidc]').waitFor();
}

async function logIn(page: Page): Promise<void> {
  await toLogIn(page);
  await page.fill('#uid', 'asha');
  await page.fill('#helper-password', 'not the password');
  await press(page, nextQuestion);
  await page.locator('.cdx-message--error').waitFor();
}

const door = (more: Partial<CannedDoor> = {}): HubScreen['change'] => ({
  door: { view: atDoor, ...more },
});
const oidc = door({
  view: { ...atDoor, signIn: 'oidc' },
  refusal: refusal('hub-code-wrong'),
});
/** By its code nobody comes in. */
const OLD_POSTER = '#/join/OLD-CODE-41';
const asked = (count: number) => (page: Page) => answerQuestions(page, count);

const atDoors: Readonly<Record<string, HubScreen>> = {
  'hub language': { hash: '', change: door() },
  'hub code': { hash: '', change: door(), fill: toCode },
  'hub code wrong': {
    ...{ hash: OLD_POSTER, fill: byPoster },
    change: door({ refusal: refusal('hub-code-wrong') }),
  },
  'hub code too often': {
    ...{ hash: OLD_POSTER, fill: byPoster },
    change: door({ refusal: refusal('hub-too-often', ['10']) }),
  },
  'hub link over': {
    hash: '#/mine/abc',
    change: door({ refusal: refusal('hub-link-over') }),
  },
  'hub link instead': { hash: '#/mine/abc', change: newcomer([account('confirmed', 4)]) },
  'hub log-in': {
    ...{ hash: '', fill: logIn },
    change: door({ refusal: refusal('hub-sign-in-refused') }),
  },
  'hub log-in elsewhere': { hash: '', change: oidc, fill: toLogIn },
  'hub log-in too often': { hash: '#/signed-in/too-often', change: oidc },
  'hub log-in not of event': { hash: '#/signed-in/not-of-event', change: oidc },
};

const ofNewcomer: Readonly<Record<string, HubScreen>> = {
  'hub username': { hash: '', change: newcomer() },
  'hub key': { hash: '', change: newcomer(), fill: asked(3) },
  'hub more': {
    ...{ hash: '', change: newcomer() },
    async fill(page) {
      await answerQuestions(page, 4);
      await page.check('#further-membership');
      await page.locator('[id="further.membership.reason"]').waitFor();
    },
  },
  'hub password': { hash: '', change: newcomer(), fill: asked(5) },
  'hub agree': { hash: '', change: newcomer(), fill: asked(6) },
  'hub check': { hash: '', change: newcomer(), fill: asked(7) },
  'hub check asked already': {
    hash: '',
    change: { ...newcomer(), refusals: { 'requests.submit': refusal('asked-otherwise') } },
    async fill(page) {
      await answerQuestions(page, 7);
      await press(page, nextQuestion);
      await page.locator('.cdx-message--error').waitFor();
    },
  },
  'hub next': { hash: '', change: newcomer([account('sending', 2)]) },
  'hub next waits': { hash: '', change: newcomer([account('confirmed', 4), membership(waits)]) },
  'hub next asked': {
    hash: '',
    change: newcomer([account('confirmed', 4), membership({ ...waits, question })]),
  },
  'hub next refused': {
    hash: '',
    change: newcomer([
      account('confirmed', 4),
      membership(refused, { state: 'dismissed', dismissedBecause: reason }),
    ]),
  },
  'hub next needs helper': {
    hash: '',
    change: newcomer([
      request(90, 'needs-you', {
        ...{ ...person, steps: stepsOf(1, 'needs-you') },
        problem: { code: 'account-of-another', params: [person.shellName] },
      }),
    ]),
  },
  'hub private link': {
    hash: '',
    change: newcomer([account('confirmed', 4), membership(waits)], {
      link: { url: `https://hub.example.org/e/practice/#/mine/${'x'.repeat(43)}`, days: 14 },
    }),
    async fill(page) {
      await page.click('.ways-on .cdx-button--action-progressive');
      await page.locator('.private-link .qr-code').waitFor();
    },
  },
  'hub returning': {
    hash: '',
    change: newcomer([account('confirmed', 4), membership(waits)], { view: inAs('returning') }),
  },
};

/** Pages that a hub answers by itself, by their paths. */
export const plainPages = {
  'hub no such page': { hash: '/e/nowhere/', change: {} },
  'hub events': { hash: '/events', change: {} },
  'hub not let in': { hash: '/refused', change: {} },
};

/** The screens of a hub by their names. */
export const hubScreens: Readonly<Record<string, HubScreen>> = {
  ...{ ...atDoors, ...ofNewcomer },
  ...{ ...ofHelpers, ...deskOfHub, ...amongDesks },
};

/** Brings a screen of a hub into its fullest state; nothing happens for others. */
export async function fillHub(page: Page, name: string): Promise<void> {
  await hubScreens[name]?.fill?.(page);
}
