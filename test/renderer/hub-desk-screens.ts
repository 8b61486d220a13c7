import type { Page } from 'playwright-core';
import type { Method, Output } from '../../shared/contract/index.ts';
import { fingerprintOf } from '../../shared/desks/desks.ts';
import type { HubLink, HubRole, HubView } from '../../shared/domain/hub-session.ts';
import type { WireError } from '../../shared/result.ts';
import { approvalRequests } from './approval-screens.ts';
import { idOf, noon, request } from './screen-request.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import { event } from './screens.ts';

/** What the door of a hub answers: who is in, and why nobody comes in; or the link of who is in. */
export interface CannedDoor {
  readonly view: HubView;
  readonly refusal?: WireError;
  readonly link?: HubLink;
}

/** Why a call fails, by its method. */
export type Refusals = { readonly [M in Method]?: WireError };

export type Answers = { readonly [M in Method]?: Output<M> };

/** A screen that a hub served, or of a desk that works through one. */
export interface HubScreen {
  readonly hash: string;
  readonly change: Answers & { readonly door?: CannedDoor; readonly refusals?: Refusals };
  /** What is done there. */
  readonly fill?: (page: Page) => Promise<void>;
}

export const atDoor: HubView = {
  event: { id: 'practice', name: event.name, languages: ['en', 'ckb'], practice: false },
  signIn: 'ldap',
};
export const inAs = (role: HubRole, name = ''): HubView => ({ ...atDoor, session: { role, name } });

/** An event that is no practice. */
export const real: Answers = { 'event.current': { ...event, practice: false } };

const as = (role: HubRole, name: string, rights: string[]): HubScreen['change'] => ({
  ...real,
  // The rights of a role, which the type names one by one.
  'caller.current': { who: name, rights, approvals: true } as Output<'caller.current'>,
  door: { view: inAs(role, name) },
});
const helps = as('helper', 'Rawan', ['self', 'ask', 'submit']);
const approves = as('approver', 'Asha', ['self', 'ask', 'submit', 'approve']);

const operates = as('operator', 'grace', [
  ...['self', 'ask', 'submit', 'approve', 'grant', 'admin'],
]);
const enrolled = {
  ...{ id: '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU', name: 'Front desk' },
  ...{ enrolledBy: 'grace', enrolledAt: noon },
};
const session = (n: number, role: HubRole, [who, name]: readonly [string, string]) => ({
  ...{ ref: idOf(n), role, who, name },
  ...{ madeAt: noon, usedAt: '2027-08-05T10:05:00.000Z' },
});
/** What the settings of a hub tell who runs it. */
const access: Answers = {
  'desks.list': {
    desks: [
      { ...enrolled, seenAt: '2027-08-05T10:05:00.000Z' },
      {
        ...{ id: 'uGCQ3YZ0sz8uUYYFCjSCqdGLXGfKLAFSmAZUwlxJuSq1', name: 'ھۆڵی دووەم' },
        ...{ enrolledBy: 'wanjiku-otieno', enrolledAt: noon },
      },
    ],
  },
  'desks.enrol': enrolled,
  'desks.revoke': {},
  'sessions.list': {
    sessions: [
      session(95, 'operator', ['grace', 'Grace']),
      session(96, 'approver', ['asha', 'Asha']),
      session(97, 'helper', ['fatumaachieng', 'Fatuma Achieng Otieno-Wanjiku']),
      session(98, 'newcomer', ['newcomer:1', '']),
      session(99, 'returning', ['newcomer:2', '']),
    ],
  },
  'sessions.end': {},
};

async function letDeskIn(page: Page): Promise<void> {
  await page.locator('.access li').nth(3).waitFor();
  await page.click('.cdx-accordion summary');
  await page.fill('#code', 'C0DEC0DE');
  await page.keyboard.press('Enter');
  await page.locator('.cdx-message--success').waitFor();
}

/** The settings of a desk that works through a hub: it is no page of the hub's. */
export const deskOfHub: Readonly<Record<string, HubScreen>> = Object.fromEntries(
  (['no', 'yes', 'unknown'] as const).map((known) => [
    `hub settings of a desk, known ${known}`,
    {
      hash: '#/settings',
      ...(known === 'no' ? { fill: askIn } : {}),
      change: {
        'event.current': { ...event, hubUrl: 'https://hub.example.org/e/practice' },
        'desk.current': {
          hub: {
            ...{ url: 'https://hub.example.org/e/practice', enrolled: known },
            fingerprint: fingerprintOf(enrolled.id),
          },
        },
        'desk.askIn': { code: 'C0DEC0DE', until: '2027-08-05T10:20:00.000Z' },
      },
    },
  ]),
);

const person = (at: number) => ({
  shellName: `elsewhere${at}`,
  username: `Person Elsewhere ${at}`,
});
const others: readonly RequestView[] = [
  request(200, 'needs-you', {
    ...person(1),
    problem: { code: 'name-taken', params: ['elsewhere1'] },
    elsewhere: { is: 'desk', name: 'ھۆڵی دووەم' },
  }),
  request(201, 'sending', { ...person(2), elsewhere: { is: 'browser' } }),
  request(202, 'expected', { ...person(3), elsewhere: { is: 'hub', name: 'grace' } }),
];
/** What others filed at the hub of a desk, and what helpers said of it. */
const withOthers: Answers = {
  'event.current': { ...event, hubUrl: 'https://hub.example.org/e/practice' },
  'requests.elsewhere': { requests: [...others] },
  'shift.current': {
    me: 'Asha',
    cases: [
      {
        ...{ id: idOf(200), revision: 1 },
        holder: { name: 'Ben Okafor', by: 'Ben Okafor', at: noon },
        note: { text: 'Speaks Sorani', revision: 1, by: 'Ben Okafor', at: noon },
      },
    ],
  },
};

/** A desk whose hub tells of other desks’ people. */
export const amongDesks: Readonly<Record<string, HubScreen>> = {
  'hub desk among others': { hash: '#/desk', change: withOthers },
  'hub request filed elsewhere': { hash: `#/request/${idOf(200)}`, change: withOthers },
  'hub case untold': {
    hash: `#/request/${idOf(1)}`,
    change: {
      ...withOthers,
      'shift.current': {
        me: 'Asha',
        cases: [{ id: idOf(1), revision: 1, holder: { name: 'Asha', by: 'Asha', at: noon } }],
      },
    },
  },
  'hub search elsewhere': {
    ...{ hash: '#/desk', change: withOthers },
    async fill(page) {
      await page.fill('#search-people', 'elsewhere');
      await page.locator('#found-elsewhere').waitFor();
    },
  },
  'hub shift left unreached': {
    hash: '#/shift',
    change: { ...withOthers, 'shift.leave': { me: '', changed: [], unreached: 2 } },
    async fill(page) {
      await page.click('.shift__end form button[type=submit]');
      await page.locator('.cdx-message--warning').waitFor();
    },
  },
};

async function askIn(page: Page): Promise<void> {
  await page.fill('#name', 'Front desk');
  await page.keyboard.press('Enter');
  await page.getByText('C0DE C0DE').waitFor();
}

/** Whatever the desk's own screens do not say of requests that wait for approval: who may not decide, and who works at a hub. */
export const ofHelpers: Readonly<Record<string, HubScreen>> = {
  'hub desk': { hash: '#/desk', change: helps },
  'hub approvals of an approver': { hash: '#/approvals', change: approves },
  'hub approvals of a helper': { hash: '#/approvals', change: helps },
  'hub request for approval': { hash: `#/request/${approvalRequests[1]?.id}`, change: helps },
  'hub checklist': { hash: '#/before', change: approves },
  'hub settings of an operator': {
    ...{ hash: '#/settings', fill: letDeskIn },
    change: { ...operates, ...access },
  },
  'hub settings of a helper': { hash: '#/settings', change: helps },
};
