import { z } from 'zod';
import { requestView } from '../requests/request.ts';
import { method } from './define.ts';
import { accountForm } from './requests.ts';

/** The PIN that gives the desk back: digits, so that it can be typed on any keyboard and in any language. */
export const PIN_FORM = /^\d{4,8}$/;

const pin = z.string().regex(PIN_FORM, { error: 'pin-form' });

/** The most questions that a newcomer's screen may say it has. */
const MOST_STEPS = 20;

/** Which question the newcomer is at, of how many. */
const step = z.strictObject({
  at: z.int().min(1).max(MOST_STEPS),
  of: z.int().min(1).max(MOST_STEPS),
});

const { username, shellName, email, sshKey, sharedBecause, expected, further } = accountForm.shape;

/** What a helper typed on the card before the newcomer got the screen. */
export const begunCard = z.strictObject({
  username,
  shellName,
  email,
  sshKey,
  sharedBecause,
  expected,
  further,
});
/** What a helper typed on the card before the newcomer got the screen. */
export type BegunCard = z.output<typeof begunCard>;

/** What of it the newcomer's screen is told: the newcomer's own, and what else was asked for, by its sort alone. */
const begunView = z.object({
  username: z.string(),
  shellName: z.string(),
  email: z.string(),
  sshKey: z.string(),
  further: z.array(z.enum(['membership', 'tool', 'project'])),
});

/** Whether the screen is a newcomer's now, and how far that newcomer is. Nothing that is typed is ever in it. */
export const kioskView = z.object({
  handedOver: z.boolean(),
  /** Left out while the newcomer has not begun. */
  step: step.optional(),
  /** The newcomer's own requests once the card was filed, without what others need not see of them; none once the screen was cleared. */
  requests: z.array(requestView),
  /** The card was filed: this hand-over is for nobody else. */
  filed: z.boolean(),
  /** What was typed or shown of anybody was taken off the screen. */
  cleared: z.boolean(),
});
/** Whether the screen is a newcomer's now. */
export type KioskView = z.output<typeof kioskView>;

/** The newcomer's own part of a card; what else it says was the helper's to say. */
export const newcomerForm = z.strictObject({
  username,
  shellName,
  email,
  sshKey,
  password: accountForm.shape.password,
  consent: accountForm.shape.consent,
  alternatives: accountForm.shape.alternatives,
});

/**
 * The methods of a screen that is handed over to a newcomer. From `kiosk.start` to `kiosk.end` the core answers these, and the few others that a
 * newcomer's screen needs, to nobody anything else.
 */
export const kioskMethods = {
  'kiosk.current': method(z.strictObject({}), kioskView),
  /** Hands the screen over. The card goes along, with what else its person is to have. */
  'kiosk.start': method(z.strictObject({ pin, card: begunCard }), kioskView),
  /** Gives the desk back for the right PIN; throws `pin-wrong`, and `pin-paused` while no PIN is looked at. `request` is the account that was asked for. */
  'kiosk.end': method(
    z.strictObject({ pin: z.string().max(64) }),
    kioskView.extend({ request: z.uuid().optional() }),
  ),
  /**
   * Gives the desk back without the PIN, to a terminal alone: whoever can open what lies on this computer has the desk. `passphrase` opens it where one
   * protects it. Throws `vault-locked` where one is needed, and `passphrase-wrong`.
   */
  'kiosk.release': method(
    z.strictObject({ passphrase: z.string().min(1).max(1024).optional() }),
    kioskView.extend({ request: z.uuid().optional() }),
  ),
  /** What the newcomer finds on the screen. */
  'kiosk.begun': method(z.strictObject({}), begunView),
  /** Tells how far the newcomer is. */
  'kiosk.note': method(step, kioskView),
  /** Forgets the newcomer's names, once they are done or have left. */
  'kiosk.clear': method(z.strictObject({}), kioskView),
  /** Files the newcomer's card with what the helper asked for beside it. Once for each hand-over. */
  'kiosk.submit': method(newcomerForm, kioskView),
};

/** Tells of each change of it: handed over, a step further, given back. */
export const kioskEvents = { 'kiosk.changed': kioskView };
