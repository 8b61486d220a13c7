import {
  cdxIconAlert,
  cdxIconClock,
  cdxIconShare,
  cdxIconSuccess,
  cdxIconUndo,
  cdxIconUserAvatarOutline,
  type Icon as CodexIcon,
} from '@wikimedia/codex-icons';
import { memo } from 'react';
import { Icon } from '../../components/icon.tsx';
import { Island } from '../../components/island.tsx';
import {
  type Group,
  isSamePerson,
  type PersonAtDesk,
  stagesOf,
} from '../../selectors/people-at-desk.ts';
import { hashOf } from '../../stores/route-store.ts';
import { problemKeys } from '../../text/problem.ts';
import { requestName } from '../../text/request-name.ts';
import { useStateKey } from '../../components/state-chip.tsx';
import { Say, useText } from '../../text/text.tsx';
import { Chain } from './chain.tsx';

interface Props {
  readonly person: PersonAtDesk;
  /** Whether they are the one whose page is open. */
  readonly isOpen?: boolean;
}

const marks: Readonly<Record<Group, CodexIcon>> = {
  'needs-you': cdxIconAlert,
  'in-progress': cdxIconClock,
  expected: cdxIconUserAvatarOutline,
  exported: cdxIconShare,
  done: cdxIconSuccess,
};

/** One person: who, since when, what they wait for, and how far they have come. */
export const PersonRow = memo(
  Row,
  (was, now) => was.isOpen === now.isOpen && isSamePerson(was.person, now.person),
);

function Row({ person, isOpen = false }: Props) {
  const { group, leading, updatedAt } = person;
  const text = useText();
  const isSending = leading.state === 'sending';
  return (
    <a
      className="row person-row"
      href={hashOf({ view: 'request', id: leading.id })}
      aria-current={isOpen ? 'true' : undefined}
    >
      <span className={`person-row__mark person-row__mark--${toneOf(person)}`}>
        {isSending ? <span className="spinner" /> : <Icon icon={markOf(person)} size="small" />}
      </span>
      <Who person={person} />
      <time className="person-row__time" dateTime={updatedAt}>
        {text.time(updatedAt)}
      </time>
      <span className={`person-row__why person-row__why--${group}`}>
        <Why person={person} />
      </span>
      <Chain stages={stagesOf(person)} />
    </a>
  );
}

const isOver = ({ leading }: PersonAtDesk): boolean =>
  leading.undone !== undefined || leading.state === 'dismissed';

const markOf = (person: PersonAtDesk): CodexIcon =>
  isOver(person) ? cdxIconUndo : marks[person.group];

/** Green is for what was read back, and nothing else. */
const toneOf = (person: PersonAtDesk): Group | 'over' => (isOver(person) ? 'over' : person.group);

/** What is about nobody has the name of its request. */
function Who({ person: { username, shellName, leading } }: Pick<Props, 'person'>) {
  const text = useText();
  if (shellName === '') {
    return (
      <span className="person-row__name">
        <span className="person-row__who">{requestName(leading, text)}</span>
      </span>
    );
  }
  return (
    <span className="person-row__name">
      {username === '' ? null : <bdi className="person-row__who">{username}</bdi>}
      <Island mono>{shellName}</Island>
    </span>
  );
}

/** In a line: what a person has to decide, else how the request stands that goes on now, by its name where that is not the account. */
function Why({ person: { leading, group, shellName } }: Pick<Props, 'person'>) {
  const stateKey = useStateKey();
  const text = useText();
  const { problem, kind } = leading;
  if (group === 'needs-you' && problem) {
    return <Say k={problemKeys(problem.code).what} fill={problem.params} />;
  }
  const state = text.say(stateKey(leading));
  if (kind === 'account' || shellName === '') return state;
  return <Say k="chain-part" fill={[requestName(leading, text), state]} />;
}
