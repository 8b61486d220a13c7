import { type ComponentType, useEffect } from 'react';
import { useStore } from '../../stores/provider.tsx';
import { CheckQuestion } from './check.tsx';
import { KeyQuestion } from './key-question.tsx';
import { LanguageQuestion } from './language.tsx';
import { ShellNameQuestion, UsernameQuestion } from './names.tsx';
import { AgreeQuestion, EmailQuestion, PasswordQuestion } from './own-part.tsx';
import type { Place } from './question.tsx';
import { useMinLength } from './use-min-length.ts';
import { fieldsOf, stepsLeft, stepWith, type StepName } from './steps.ts';

/** Where the newcomer is: the question, and one that they went back to for a moment. */
export interface Walk {
  readonly step: StepName;
  readonly detour?: StepName | undefined;
}

/** Before anything was asked. */
export const START: Walk = { step: 'language' };

interface Props {
  walk: Walk;
  onWalk: (walk: Walk) => void;
}

/** What keeps a question from being left stands at its field, so that takes the focus. */
const focusFirst = (step: StepName): void => {
  const wrong = fieldsOf[step].map((field) => document.getElementById(field));
  const first = wrong.find((field) => field?.getAttribute('aria-invalid') === 'true') ?? wrong[0];
  first?.focus();
};

/** Once what is wrong stands on the page. */
const soon = (work: () => void): void => void setTimeout(work, 0);

/** Files the card; what the newcomer can mend leads to its question. */
function useSend(onWalk: Props['onWalk']): () => Promise<void> {
  const minLength = useMinLength();
  const submitOwn = useStore('draft', (state) => state.submitOwn);
  return async () => {
    const step = stepWith((await submitOwn(minLength)) ?? {});
    if (!step) return;
    onWalk({ step: 'check', detour: step });
    soon(() => focusFirst(step));
  };
}

/** The questions one after the other. */
export function Questions({ walk, onWalk }: Props) {
  const minLength = useMinLength();
  const begun = useStore('kiosk', (state) => state.begun);
  const note = useStore('kiosk', (state) => state.note);
  const check = useStore('draft', (state) => state.check);
  const send = useSend(onWalk);
  const { step, detour } = walk;
  const steps = stepsLeft(begun);
  const at = Math.max(1, steps.indexOf(step) + 1);
  const of = steps.length;
  useEffect(() => note(at, of), [note, at, of]);

  const shown = detour ?? step;
  const go = (by: number) => onWalk({ step: steps[at - 1 + by] ?? step });
  const onNext = () => {
    if (!check(fieldsOf[shown], minLength)) return soon(() => focusFirst(shown));
    if (detour) return onWalk({ step });
    if (step === 'check') return void send();
    go(1);
  };
  const onBack = detour ? () => onWalk({ step }) : at > 1 ? () => go(-1) : undefined;
  const place = { where: { at, of }, onNext, onBack };
  return <Shown key={shown} step={shown} place={place} onWalk={onWalk} />;
}

/** Those that only need their place. */
const questions: Readonly<Record<Exclude<StepName, 'check'>, ComponentType<Place>>> = {
  language: LanguageQuestion,
  username: UsernameQuestion,
  'shell-name': ShellNameQuestion,
  email: EmailQuestion,
  key: KeyQuestion,
  password: PasswordQuestion,
  agree: AgreeQuestion,
};

interface ShownProps extends Pick<Props, 'onWalk'> {
  step: StepName;
  place: Place;
}

function Shown({ step, place, onWalk }: ShownProps) {
  if (step === 'check') {
    return <CheckQuestion {...place} onChange={(detour) => onWalk({ step, detour })} />;
  }
  const Of = questions[step];
  return <Of {...place} />;
}
