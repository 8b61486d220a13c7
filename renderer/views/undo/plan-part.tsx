import {
  isSameChoice,
  staysOf,
  type UndoAllPlan,
  type UndoChoice,
  undoChoices,
} from '../../../shared/requests/undo-all.ts';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { RequestName } from '../../components/request-name.tsx';
import { useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import { hashOf } from '../../stores/route-store.ts';
import { useStateKey } from '../../components/state-chip.tsx';
import { Say, useText } from '../../text/text.tsx';
import { RemovedPart, RemovedZones } from '../request/undo/removes.tsx';
import { StayList } from '../request/undo/stays.tsx';

type Part = UndoAllPlan['parts'][number];

interface Props {
  readonly plan: UndoAllPlan;
  readonly part: Part;
  readonly agreed: readonly UndoChoice[];
  readonly leftOut: readonly UndoChoice[];
  /** True while nothing can be agreed to. */
  readonly isBegun: boolean;
  readonly choose: (choice: UndoChoice, isChosen: boolean) => void;
}

/** One request of a card: what of it would go, what would stay and why, or how far its undo has come. */
export function PlanPart(props: Props) {
  const { plan, part } = props;
  const { of, gone, problem, filed } = part;
  const choices = undoChoices(plan).filter((one) => one.of === of);
  return (
    <li>
      <h3>
        <Name id={of} />
      </h3>
      {problem ? <ProblemNotice problem={problem} tone="warning" /> : null}
      {filed ? <Filed filed={filed} /> : null}
      {choices.map((choice) => (
        <Choice key={choice.part} {...props} choice={choice} />
      ))}
      {gone && choices.length > 0 ? (
        <p className="lead">
          <Say k="undo-gone-other" />
        </p>
      ) : null}
      <Staying {...props} />
    </li>
  );
}

/** What stays and why, and what that means for an account. */
function Staying({ part, agreed }: Props) {
  const stays = staysOf(part, agreed);
  const hasAccount = agreed.some(isSameChoice({ of: part.of, part: 'account' }));
  return (
    <>
      {stays.length === 0 ? null : (
        <>
          <p>
            <Say k="undo-stays" />
          </p>
          <StayList stays={stays} />
        </>
      )}
      {stays.some(({ what }) => what === 'account') ? (
        <p className="lead">
          <Say k="undo-block" />
        </p>
      ) : null}
      {hasAccount && !part.gone ? (
        <p className="lead">
          <Say k="undo-elsewhere" />
        </p>
      ) : null}
    </>
  );
}

function Name({ id }: { id: string }) {
  const request = useStore('requests', (state) =>
    knownRequests(state).find((known) => known.id === id),
  );
  return (
    <a href={hashOf({ view: 'request', id })}>{request ? <RequestName request={request} /> : id}</a>
  );
}

/** How far the undo has come that was filed. */
function Filed({ filed }: { filed: NonNullable<Part['filed']> }) {
  const known = useStore('requests', (state) =>
    knownRequests(state).find(({ id }) => id === filed.id),
  );
  const stateKey = useStateKey();
  const { say } = useText();
  return (
    <p>
      <Say k="undo-filed" fill={[say(stateKey(known ?? filed))]} />{' '}
      <a href={hashOf({ view: 'request', id: filed.id })}>
        <Say k="undo-show" />
      </a>
    </p>
  );
}

/** Why it cannot be chosen or left out by itself; undefined where it can. */
function boundBy({
  choice,
  agreed,
  leftOut,
  isBegun,
}: ChoiceProps): 'others' | 'account' | 'begun' | undefined {
  const { of, part } = choice;
  if (isBegun) return 'begun';
  const isHeld = part === 'account' && ![...agreed, ...leftOut].some(isSameChoice(choice));
  if (isHeld) return 'others';
  const goesAnyway = part === 'key' && agreed.some(isSameChoice({ of, part: 'account' }));
  return goesAnyway ? 'account' : undefined;
}

type ChoiceProps = Props & { readonly choice: UndoChoice };

function Choice(props: ChoiceProps) {
  const { part, choice, agreed, choose } = props;
  const bound = boundBy(props);
  return (
    <>
      <Checkbox
        id={`undo-${choice.of}-${choice.part}`}
        checked={agreed.some(isSameChoice(choice))}
        isDisabled={bound !== undefined}
        onChange={(isChosen) => choose(choice, isChosen)}
        label={<RemovedPart part={choice.part} of={part} />}
      />
      {choice.part === 'project' && part.zones ? (
        <ul className="undo-list">
          <RemovedZones zones={part.zones} />
        </ul>
      ) : null}
      {bound === 'others' ? (
        <p className="lead">
          <Say k="undo-all-account-last" />
        </p>
      ) : null}
    </>
  );
}
