import {
  isSameChoice,
  staysOf,
  type UndoAllPlan,
  type UndoChoice,
  undoChoices,
} from '../../../shared/requests/undo-all.ts';
import { requestStateKey } from '../../../shared/requests/text-keys.ts';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { requestName } from '../../text/request-name.ts';
import { Say, useText } from '../../text/text.tsx';
import { RemovedPart, RemovedZones } from '../request/undo/removes.tsx';
import { StayList } from '../request/undo/stays.tsx';

type Part = UndoAllPlan['parts'][number];

interface Props {
  readonly plan: UndoAllPlan;
  readonly part: Part;
  readonly agreed: readonly UndoChoice[];
  readonly leftOut: readonly UndoChoice[];
  readonly choose: (choice: UndoChoice, isChosen: boolean) => void;
}

/** One request of a card: what of it would go, what would stay and why, or how far its undo has come. */
export function PlanPart(props: Props) {
  const { plan, part } = props;
  const { of, gone, problem, filed } = part;
  const stays = staysOf(part, props.agreed);
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
      {stays.length === 0 ? null : (
        <>
          <p>
            <Say k="undo-stays" />
          </p>
          <StayList stays={stays} />
        </>
      )}
    </li>
  );
}

function Name({ id }: { id: string }) {
  const request = useStore('requests', ({ requests }) => requests.find((known) => known.id === id));
  const text = useText();
  return (
    <a href={hashOf({ view: 'request', id })}>
      <bdi>{request ? requestName(request, text) : id}</bdi>
    </a>
  );
}

/** How far the undo has come that was filed. */
function Filed({ filed }: { filed: NonNullable<Part['filed']> }) {
  const known = useStore('requests', ({ requests }) => requests.find(({ id }) => id === filed.id));
  const { say } = useText();
  return (
    <p>
      <Say k="undo-filed" fill={[say(requestStateKey(known ?? filed))]} />{' '}
      <a href={hashOf({ view: 'request', id: filed.id })}>
        <Say k="undo-show" />
      </a>
    </p>
  );
}

function Choice({ part, choice, agreed, leftOut, choose }: Props & { choice: UndoChoice }) {
  const isAgreed = agreed.some(isSameChoice(choice));
  const isLeftOut = leftOut.some(isSameChoice(choice));
  // An account that is not agreed to though nobody left it out; a key that goes with its account.
  const isBound = choice.part === 'account' && !isAgreed && !isLeftOut;
  const goesAnyway =
    choice.part === 'key' && agreed.some((one) => one.of === choice.of && one.part === 'account');
  return (
    <>
      <Checkbox
        id={`undo-${choice.of}-${choice.part}`}
        checked={isAgreed}
        isDisabled={isBound || goesAnyway}
        onChange={(isChosen) => choose(choice, isChosen)}
        label={<RemovedPart part={choice.part} of={part} />}
      />
      {choice.part === 'project' && part.zones ? (
        <ul className="undo-list">
          <RemovedZones zones={part.zones} />
        </ul>
      ) : null}
      {isBound ? (
        <p className="lead">
          <Say k="undo-all-account-last" />
        </p>
      ) : null}
    </>
  );
}
