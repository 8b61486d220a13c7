import { useMemo, useState } from 'react';
import {
  agreedChoices,
  agreementsOf,
  isSameChoice,
  type UndoAllPlan,
  type UndoChoice,
  undoChoices,
} from '../../../shared/requests/undo-all.ts';
import { isUndoOver } from '../../../shared/requests/undo-plan.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { RequestList } from '../desk/request-list.tsx';
import { PlanPart } from './plan-part.tsx';

/** Everything a helper should know before they say yes, with a box for each thing that can be left out. */
export function AllPlan({ plan }: { plan: UndoAllPlan }) {
  const [leftOut, leaveOut] = useState<readonly UndoChoice[]>([]);
  const { parts, unfinished } = plan;
  const agreed = agreedChoices(plan, leftOut);
  const choose = (choice: UndoChoice, isChosen: boolean): void => {
    const others = leftOut.filter((one) => !isSameChoice(choice)(one));
    leaveOut(isChosen ? others : [...others, choice]);
  };
  const hasChoice = undoChoices(plan).length > 0;
  const isBegun = unfinished.some(({ begun }) => begun);
  return (
    <>
      <Certainty plan={plan} />
      <Unfinished plan={plan} begun />
      <Unfinished plan={plan} begun={false} />
      <section aria-labelledby="order-title">
        <h2 id="order-title">
          <Say k="undo-all-order" />
        </h2>
        {hasChoice ? (
          <p className="lead">
            <Say k="undo-all-lead" />
          </p>
        ) : null}
        <ol className="undo-order">
          {parts.map((part) => (
            <PlanPart
              key={part.of}
              plan={plan}
              part={part}
              {...{ agreed, leftOut, choose, isBegun }}
            />
          ))}
        </ol>
      </section>
      <div className="actions">
        {isBegun ? <Again id={plan.of} /> : <Confirm plan={plan} agreed={agreed} />}
        <ButtonLink href={hashOf({ view: 'request', id: plan.of })} size="large">
          <Say k={hasChoice ? 'undo-keep' : 'undo-show-card'} />
        </ButtonLink>
      </div>
    </>
  );
}

/** How far the plan can be relied on. */
function Certainty({ plan: { parts } }: { plan: UndoAllPlan }) {
  const { time } = useText();
  const asked = parts.flatMap((part) => part.asked ?? []).sort();
  const isKnown = parts.every(
    (part) => part.asked !== undefined || part.problem !== undefined || isUndoOver(part.filed),
  );
  const last = asked.at(-1);
  return (
    <>
      {isKnown ? null : (
        <Notice tone="warning">
          <Say k="undo-all-unasked" />
        </Notice>
      )}
      {last === undefined ? null : (
        <p className="lead">
          <Say k="seen-at" fill={[time(last)]} />
        </p>
      )}
    </>
  );
}

const begunWords = ['undo-all-begun', 'undo-all-begun-lead'] as const;
const dismissedWords = ['undo-all-dismissed', 'undo-all-dismissed-lead'] as const;

/** Requests of the card that have not come to their end: those that are dismissed first, or those that were begun. */
function Unfinished({ plan, begun }: { plan: UndoAllPlan; begun: boolean }) {
  const requests = useStore('requests', knownRequests);
  const ids = plan.unfinished.filter((one) => one.begun === begun).map(({ id }) => id);
  const listed = useMemo(
    () =>
      requests.filter(({ id }) =>
        plan.unfinished.some((one) => one.id === id && one.begun === begun),
      ),
    [requests, plan, begun],
  );
  if (ids.length === 0) return null;
  const [title, lead] = begun ? begunWords : dismissedWords;
  return (
    <section aria-labelledby={title}>
      <h2 id={title}>
        <Say k={title} />
      </h2>
      <p className="lead">
        <Say k={lead} />
      </p>
      <RequestList requests={listed} quiet />
    </section>
  );
}

/** Nothing can be agreed to yet. */
function Again({ id }: { id: string }) {
  const ask = useStore('undoAll', (state) => state.ask);
  return (
    <Button action="progressive" weight="primary" size="large" onClick={() => void ask(id)}>
      <Say k="undo-again" />
    </Button>
  );
}

function Confirm({ plan, agreed }: { plan: UndoAllPlan; agreed: readonly UndoChoice[] }) {
  const undoAll = useStore('requests', (state) => state.undoAll);
  const ask = useStore('undoAll', (state) => state.ask);
  const { say } = useText();
  const { of: id, unfinished } = plan;
  const confirm = async () => {
    const ids = unfinished.map((one) => one.id);
    const dismiss = { ids, reason: say('undo-all-reason') };
    // The same page then shows how far each undo has come.
    if (await undoAll({ id, agreed: agreementsOf(agreed) }, dismiss)) await ask(id);
  };
  if (undoChoices(plan).length === 0) return null;
  if (agreed.length === 0) {
    return (
      <p role="status">
        <Say k="undo-all-nothing" />
      </p>
    );
  }
  return (
    <Button action="destructive" weight="primary" size="large" onClick={() => void confirm()}>
      <Say k="undo-do" />
    </Button>
  );
}
