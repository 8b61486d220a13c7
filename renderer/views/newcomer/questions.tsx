import { type ComponentType, useEffect } from 'react';
import { useStore } from '../../stores/provider.tsx';
import { CheckQuestion } from './check.tsx';
import { KeyQuestion } from './key-question.tsx';
import { LanguageQuestion } from './language.tsx';
import { MoreQuestion } from './more.tsx';
import { ShellNameQuestion, UsernameQuestion } from './names.tsx';
import { AgreeQuestion, EmailQuestion, PasswordQuestion } from './own-part.tsx';
import type { Place } from './question.tsx';
import { useMinLength } from './use-min-length.ts';
import {
  deskSteps,
  fieldsOf,
  hubSteps,
  laptopSteps,
  stepsLeft,
  stepWith,
  type StepName,
} from './steps.ts';

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
  /** On a screen that a helper handed over unless told: on the newcomer's own computer, where a file for the desk is made, or at a hub. */
  place?: 'laptop' | 'hub' | undefined;
}

/** What keeps a question from being left stands at its field, so that takes the focus. */
const focusFirst = (step: StepName): void => {
  const wrong = fieldsOf[step].map((field) => document.getElementById(field));
  const first = wrong.find((field) => field?.getAttribute('aria-invalid') === 'true') ?? wrong[0];
  first?.focus();
};

/** Once what is wrong stands on the page. */
const soon = (work: () => void): void => void setTimeout(work, 0);

/** Sends the card, or makes its file; what the newcomer can mend leads to its question. */
function useSend({ onWalk, place }: Pick<Props, 'onWalk' | 'place'>): () => Promise<void> {
  const minLength = useMinLength();
  const submitOwn = useStore('draft', (state) => state.submitOwn);
  const seal = useStore('draft', (state) => state.sealOwn);
  const show = useStore('export', (state) => state.show);
  const make = async () => {
    const { bundle, problems } = await seal();
    if (bundle !== undefined) show(bundle);
    return problems;
  };
  return async () => {
    const problems = (await (place === 'laptop' ? make() : submitOwn(minLength, place))) ?? {};
    const step = stepWith(problems, place ? stepsAt[place] : deskSteps);
    if (!step) return;
    onWalk({ step: 'check', detour: step });
    soon(() => focusFirst(step));
  };
}

const stepsAt = { laptop: laptopSteps, hub: hubSteps } as const;

/** The questions one after the other. */
export function Questions({ walk, onWalk, place }: Props) {
  const minLength = useMinLength();
  const begun = useStore('kiosk', (state) => state.begun);
  const note = useStore('kiosk', (state) => state.note);
  const check = useStore('draft', (state) => state.check);
  const send = useSend({ onWalk, place });
  const { step, detour } = walk;
  const steps = place ? stepsAt[place] : stepsLeft(begun);
  const at = Math.max(1, steps.indexOf(step) + 1);
  const of = steps.length;
  useEffect(() => {
    if (!place) note(at, of);
  }, [note, place, at, of]);

  const shown = detour ?? step;
  const go = (by: number) => onWalk({ step: steps[at - 1 + by] ?? step });
  const onNext = () => {
    if (!check(fieldsOf[shown], minLength)) return soon(() => focusFirst(shown));
    if (detour) return onWalk({ step });
    if (step === 'check') return void send();
    go(1);
  };
  const onBack = detour ? () => onWalk({ step }) : at > 1 ? () => go(-1) : undefined;
  const where = { where: { at, of }, onNext, onBack };
  return <Shown key={shown} step={shown} place={where} onWalk={onWalk} />;
}

/** Those that only need their place. */
const questions: Readonly<Record<Exclude<StepName, 'check'>, ComponentType<Place>>> = {
  language: LanguageQuestion,
  username: UsernameQuestion,
  'shell-name': ShellNameQuestion,
  email: EmailQuestion,
  key: KeyQuestion,
  more: MoreQuestion,
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
