import {
  cdxIconAlert,
  cdxIconClock,
  cdxIconShare,
  cdxIconSpeechBubble,
  cdxIconSuccess,
  cdxIconUndo,
  cdxIconUserAvatarOutline,
  type Icon as CodexIcon,
} from '@wikimedia/codex-icons';
import { memo } from 'react';
import { caseOf, isHeldBy } from '../../../shared/shift/case.ts';
import { Icon } from '../../components/icon.tsx';
import { Island } from '../../components/island.tsx';
import {
  type Group,
  isSamePerson,
  type PersonAtDesk,
} from '../../../shared/requests/people-at-desk.ts';
import { stagesOf } from '../../selectors/people-at-desk.ts';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { problemKeys } from '../../text/problem.ts';
import { requestName } from '../../text/request-name.ts';
import { useStateKey } from '../../components/state-chip.tsx';
import { Say, useText } from '../../text/text.tsx';
import { usePlace } from '../../text/filed-at.ts';
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
      <span className="person-row__end">
        <Said person={person} />
        <time className="person-row__time" dateTime={updatedAt}>
          {text.time(updatedAt)}
        </time>
      </span>
      <span className={`person-row__why person-row__why--${group}`}>
        <Why person={person} />
      </span>
      <Chain stages={stagesOf(person)} />
    </a>
  );
}

/** The first letters of the first two words of a name. */
const initials = (name: string): string =>
  name
    .split(/\s+/u)
    .slice(0, 2)
    .map((word) => String.fromCodePoint(word.codePointAt(0) ?? 0x2026).toUpperCase())
    .join('');

/** Which helper has the case, and that there is a note. */
function Said({ person }: Pick<Props, 'person'>) {
  const said = useStore('shift', ({ cases }) => caseOf(person, cases));
  const isMine = useStore('shift', ({ me }) => isHeldBy(said, me));
  const { say } = useText();
  if (!said) return null;
  const { holder, note } = said;
  return (
    <>
      {note ? (
        <>
          <Icon icon={cdxIconSpeechBubble} size="x-small" />
          <span className="visually-hidden">{say('case-has-note')}</span>
        </>
      ) : null}
      {holder ? (
        <>
          <bdi
            className={`person-row__held ${isMine ? 'person-row__held--mine' : ''}`}
            title={holder.name}
            aria-hidden="true"
          >
            {initials(holder.name)}
          </bdi>
          <span className="visually-hidden">
            {isMine ? say('case-yours') : say('case-held', holder.name)}
          </span>
        </>
      ) : null}
    </>
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

/** In a line why they are in the list, after where that is known from. */
function Why({ person }: Pick<Props, 'person'>) {
  const place = usePlace();
  const { elsewhere } = person.leading;
  if (!elsewhere) return <Stands person={person} />;
  return <Say k="chain-part" fill={[place(elsewhere), <Stands key="stands" person={person} />]} />;
}

/** In a line: what a person has to decide, else how the request stands that goes on now, by its name where that is not the account. */
function Stands({ person: { leading, group, shellName } }: Pick<Props, 'person'>) {
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
