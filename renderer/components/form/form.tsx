import { type ReactElement, type ReactNode, type SubmitEvent, useState } from 'react';
import type { FieldProblem } from '../../../shared/result.ts';
import type { MessageKey } from '../../text/languages.ts';
import { Say } from '../../text/text.tsx';
import { Button, type Look } from '../button.tsx';
import { type FieldMessage, refusal } from './field.tsx';

/** By field: what keeps the form from being sent, in words; anything false where nothing does. */
export type Wrong = Readonly<Record<string, ReactElement | false | undefined>>;

interface Needs {
  readonly wrong?: Wrong;
  /** What the other side refused when the form was sent last. */
  readonly refused?: readonly FieldProblem[] | undefined;
  readonly send: () => unknown;
}

/** What a form says at its fields, and what becomes of it when its button is pressed. */
export interface FormState {
  /** What is wrong with a field, said once somebody has tried to send it, or else what was refused about it. */
  message(field: string): FieldMessage | undefined;
  onSubmit(event: SubmitEvent): void;
}

/** Sends a form by `send` when its button is pressed and nothing is wrong. Gives what each field says, and the handler. */
export function useForm({ wrong = {}, refused = [], send }: Needs): FormState {
  const [tried, setTried] = useState(false);
  const isWrong = Object.values(wrong).some(Boolean);
  return {
    message(field) {
      const words = tried && wrong[field];
      if (words) return { tone: 'error', words };
      return refusal(refused.find((problem) => problem.field === field));
    },
    onSubmit(event) {
      event.preventDefault();
      setTried(isWrong);
      if (!isWrong) void send();
    },
  };
}

interface Props extends Pick<Look, 'action' | 'weight' | 'size'> {
  of: FormState;
  /** What the button says. */
  submit: MessageKey;
  children: ReactNode;
  /** Other actions, beside the button. */
  beside?: ReactNode;
  className?: string;
}

/** Fields with the one button that sends them. */
export const Form = ({ of, submit, children, beside, className, ...look }: Props) => (
  <form noValidate className={className} onSubmit={of.onSubmit}>
    {children}
    <div className="actions">
      <Button type="submit" {...look}>
        <Say k={submit} />
      </Button>
      {beside}
    </div>
  </form>
);
