import type { Output } from '../../../shared/contract/index.ts';
import type { CardField } from '../../forms/card-form.ts';

/** The questions of the newcomer's screen, in their order. */
export const stepNames = [
  ...(['language', 'username', 'shell-name', 'email'] as const),
  ...(['key', 'password', 'agree', 'check'] as const),
] as const;
/** One of these questions. */
export type StepName = (typeof stepNames)[number];

/** What each of them asks for, as the card names it. */
export const fieldsOf: Readonly<Record<StepName, readonly CardField[]>> = {
  language: [],
  username: ['username'],
  'shell-name': ['shellName'],
  email: ['email'],
  key: ['sshKey'],
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
  return stepNames.filter((step) => (answers[step] ?? '').trim() === '');
}

/** The first question that a problem belongs to. */
export const stepWith = (problems: Readonly<Partial<Record<CardField, unknown>>>) =>
  stepNames.find((step) => fieldsOf[step].some((field) => problems[field] !== undefined));
