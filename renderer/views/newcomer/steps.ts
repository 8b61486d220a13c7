import type { Output } from '../../../shared/contract/index.ts';
import type { CardField } from '../../forms/card-form.ts';
import { followUpFields } from '../../forms/follow-ups-form.ts';

/** The questions of the newcomer's screen, in their order. */
const stepNames = [
  ...(['language', 'username', 'shell-name', 'email'] as const),
  ...(['key', 'more', 'password', 'agree', 'check'] as const),
] as const;
/** One of these questions. */
export type StepName = (typeof stepNames)[number];

/** Those at a desk: what else a newcomer is to have was the helper's question. */
export const deskSteps: readonly StepName[] = stepNames.filter((step) => step !== 'more');
/** Those on a newcomer's own computer: the password is typed at the desk, and travels nowhere. */
export const laptopSteps: readonly StepName[] = stepNames.filter((step) => step !== 'password');

/** At a hub: the newcomer says all of it, alone. */
export const hubSteps: readonly StepName[] = stepNames;

/** What each of them asks for, as the card names it. */
export const fieldsOf: Readonly<Record<StepName, readonly CardField[]>> = {
  language: [],
  username: ['username'],
  'shell-name': ['shellName'],
  email: ['email'],
  key: ['sshKey'],
  more: followUpFields,
  password: ['password'],
  agree: ['terms', 'publicEmail'],
  check: [],
};

/** The questions that are left, where a helper typed some of the answers: those are only shown at the end. */
export function stepsLeft(begun: Output<'kiosk.begun'> | undefined): readonly StepName[] {
  const { username = '', shellName = '', email = '', sshKey = '' } = begun ?? {};
  const answers: Readonly<Partial<Record<StepName, string>>> = {
    username,
    'shell-name': shellName,
    email,
    key: sshKey,
  };
  return deskSteps.filter((step) => (answers[step] ?? '').trim() === '');
}

/** The first of these questions that a problem belongs to. */
export const stepWith = (
  problems: Readonly<Partial<Record<CardField, unknown>>>,
  steps: readonly StepName[],
) => steps.find((step) => fieldsOf[step].some((field) => problems[field] !== undefined));
