import { useEffect, useRef } from 'react';
import { Button } from '../../components/button.tsx';
import { CopyText } from '../../components/copy-text.tsx';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { Island } from '../../components/island.tsx';
import { Chip } from '../../components/state-chip.tsx';
import { isStepDone, tourSteps, troubleOf, type TourStep } from '../../selectors/tour.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

/** A private key of nobody: its middle is no key, but whoever pastes it has pasted a private key. */
const PRIVATE_KEY =
  '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAAA\n-----END OPENSSH PRIVATE KEY-----';

/** A button that begins the tour; in practice alone, and while no tour goes on. */
export function StartTour() {
  const tour = useStore('preferences', (state) => state.tour);
  const prefer = useStore('preferences', (state) => state.prefer);
  if (tour) return null;
  return (
    <Button weight="quiet" onClick={() => prefer({ tour: beginAt(0) })}>
      <Say k="tour-start" />
    </Button>
  );
}

const beginAt = (step: number) => ({ step, since: new Date().toISOString() });

/** Ten minutes in which things go wrong on purpose, step by step, beside whatever screen is open. */
export function Tour() {
  const tour = useStore('preferences', (state) => state.tour);
  const step = tour && tourSteps[tour.step];
  if (!tour || step === undefined) return null;
  return <Shown step={step} at={tour.step} since={tour.since} />;
}

interface StepProps {
  readonly step: TourStep;
  readonly at: number;
  readonly since: string;
}

function Shown({ step, at, since }: StepProps) {
  const title = useRef<HTMLHeadingElement>(null);
  const before = useRef(at);
  // Whoever goes on by the keyboard, or listens, begins at what is new.
  useEffect(() => {
    if (before.current !== at) title.current?.focus();
    before.current = at;
  }, [at]);
  return (
    <section className="tour" aria-labelledby="tour-title">
      <div className="tour__words">
        <p className="tour__where">
          <Say k="tour-title" /> · <Say k="tour-step" fill={[at + 1, tourSteps.length]} />
        </p>
        <h2 id="tour-title" ref={title} tabIndex={-1}>
          <Say k={`tour-${step}-title`} /> <Done step={step} since={since} />
        </h2>
        <Act step={step} />
        <p className="tour__see">
          <Say k={`tour-${step}-see`} />
        </p>
      </div>
      <Ways at={at} />
    </section>
  );
}

/** What to do, with what is needed for it. */
function Act({ step }: { step: TourStep }) {
  const cases = useStore('practice', ({ seen }) => seen?.cases);
  const blocked = cases?.find(({ name }) => name === 'blocked')?.value ?? '';
  const fill = {
    create: [<kbd key="n">N</kbd>],
    blocked: [
      <Island key="who" mono>
        {blocked}
      </Island>,
    ],
  };
  return (
    <>
      <p>
        <Say
          k={`tour-${step}-do`}
          fill={step === 'create' || step === 'blocked' ? fill[step] : []}
        />
      </p>
      <Trouble step={step} />
      {step === 'private-key' ? <CopyText text={PRIVATE_KEY} /> : null}
      {step === 'cases' ? <Cases /> : null}
    </>
  );
}

function Trouble({ step }: { step: TourStep }) {
  const trouble = troubleOf[step];
  const isOn = useStore('practice', ({ seen }) => seen?.troubles.some((one) => one === trouble));
  const set = useStore('practice', (state) => state.set);
  if (trouble === undefined) return null;
  return (
    <Checkbox
      id="tour-trouble"
      checked={isOn ?? false}
      onChange={(on) => void set(trouble, on)}
      label={<Say k={`trouble-${trouble}`} />}
    />
  );
}

/** What else the invented systems hold. */
function Cases() {
  const cases = useStore('practice', ({ seen }) => seen?.cases ?? none);
  return (
    <dl className="tour__cases">
      {cases.map(({ name, value }) => (
        <div key={name}>
          <dt>
            <Say k={`practice-case-${name}`} />
          </dt>
          <dd>
            <Island mono>{value}</Island>
          </dd>
        </div>
      ))}
    </dl>
  );
}

const none: readonly never[] = [];

function Done({ step, since }: Omit<StepProps, 'at'>) {
  const requests = useStore('requests', (state) => state.requests);
  const troubles = useStore('practice', ({ seen }) => seen?.troubles ?? none);
  const load = useStore('practice', (state) => state.load);
  // What happens once is over by itself.
  useEffect(() => void load(), [load, requests]);
  if (!isStepDone(step, { requests, since, troubles })) return null;
  return (
    <span role="status">
      <Chip tone="success">
        <Say k="tour-seen" />
      </Chip>
    </span>
  );
}

/** On, back and out; whatever was switched on for a step ends with it. */
function Ways({ at }: { at: number }) {
  const prefer = useStore('preferences', (state) => state.prefer);
  const troubles = useStore('practice', ({ seen }) => seen?.troubles ?? none);
  const set = useStore('practice', (state) => state.set);
  const go = (step: number | undefined): void => {
    for (const trouble of troubles) void set(trouble, false);
    prefer({ tour: step === undefined ? undefined : beginAt(step) });
  };
  return (
    <div className="actions tour__ways">
      {at > 0 ? (
        <Button onClick={() => go(at - 1)}>
          <Say k="tour-back" />
        </Button>
      ) : null}
      {at + 1 < tourSteps.length ? (
        <Button action="progressive" onClick={() => go(at + 1)}>
          <Say k="tour-next" />
        </Button>
      ) : null}
      <Button weight="quiet" onClick={() => go(undefined)}>
        <Say k="tour-end" />
      </Button>
    </div>
  );
}
