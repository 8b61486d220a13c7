import { cdxIconUserAvatar } from '@wikimedia/codex-icons';
import { type KeyboardEvent, type ReactNode, useEffect, useMemo } from 'react';
import {
  isOfThisDesk,
  peopleAtDesk,
  type PersonAtDesk,
  personWith,
} from '../../../shared/requests/people-at-desk.ts';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { Chip } from '../../components/state-chip.tsx';
import { Icon } from '../../components/icon.tsx';
import { Island } from '../../components/island.tsx';
import { walk } from '../../components/list/walk.ts';
import { findPeople } from '../../selectors/order-requests.ts';
import { SHORTEST_SEARCH } from '../../stores/people-store.ts';
import { useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { PersonRow } from '../desk/person-row.tsx';

/** The id of the search field, for the key that goes there. */
export const SEARCH_ID = 'search-people';

/** One search for everybody, on every screen: who is expected or was asked for here, and who has a developer account. */
export function SearchPeople() {
  const { say } = useText();
  const text = useStore('people', (state) => state.text);
  const search = useStore('people', (state) => state.search);
  const route = useStore('route', (state) => hashOf(state.route));
  // Whoever was found is open by now, or something else is.
  useEffect(() => search(''), [route, search]);
  return (
    <search className="find" onKeyDown={press}>
      <div className="cdx-search-input">
        <div className="cdx-text-input cdx-text-input--has-start-icon">
          <input
            id={SEARCH_ID}
            type="search"
            className="cdx-text-input__input"
            dir={text === '' ? undefined : 'auto'}
            value={text}
            autoComplete="off"
            spellCheck={false}
            aria-label={say('search-label')}
            aria-describedby="search-found"
            placeholder={say('search-placeholder')}
            onChange={(event) => search(event.target.value)}
          />
          <span className="cdx-text-input__icon cdx-text-input__start-icon cdx-search-input__icon" />
        </div>
      </div>
      <div className={text.trim() === '' ? 'find__none' : 'find__results'}>
        <FoundHere />
        <InDirectory />
        <div id="search-found" aria-live="polite" className="found">
          <FoundWords />
        </div>
        <FoundPeople />
      </div>
    </search>
  );
}

/** Down and up go through what was found, and back to the field; Enter in the field opens the first of it. */
function press(event: KeyboardEvent<HTMLElement>): void {
  if (walk(event, 'input, a.row')) return;
  const isInField = event.target instanceof HTMLInputElement;
  if (event.key === 'Enter' && isInField)
    event.currentTarget.querySelector<HTMLElement>('a.row')?.click();
  if (event.key !== 'Escape' || isInField) return;
  event.stopPropagation();
  document.getElementById(SEARCH_ID)?.focus();
}

function FoundWords() {
  const text = useStore('people', (state) => state.text.trim());
  const searching = useStore('people', (state) => state.searching);
  const found = useStore('people', (state) => state.found);
  const problem = useStore('people', (state) => state.problem);
  if (text !== '' && text.length < SHORTEST_SEARCH) {
    return <Say k="search-longer" fill={[SHORTEST_SEARCH]} />;
  }
  if (searching) return <Say k="search-asking" />;
  if (problem) return <ProblemNotice problem={problem} />;
  if (!found) return null;
  if (found.people.length === 0) return <Say k="search-nobody" fill={[found.text]} />;
  return <Say k={found.more ? 'search-found-more' : 'search-found'} fill={[found.people.length]} />;
}

/** Whatever follows is of those who have an account. */
function InDirectory() {
  const isAsked = useStore('people', (state) => state.text.trim().length >= SHORTEST_SEARCH);
  if (!isAsked) return null;
  return (
    <h2>
      <Say k="search-directory" />
    </h2>
  );
}

/** People of this desk or of others that are shown; whoever needs more of them types more. */
const SHOWN_HERE = 8;

/** Who is expected or was asked for, here or elsewhere, which needs no directory: also while that is away. */
function FoundHere() {
  const text = useStore('people', (state) => state.text.trim());
  const requests = useStore('requests', knownRequests);
  const [here = [], elsewhere = []] = useMemo(() => {
    const found = text.length < SHORTEST_SEARCH ? [] : findPeople(requests, text);
    const everybody = peopleAtDesk(requests);
    const byPlace = Map.groupBy(found, (person) =>
      isOfThisDesk(personWith(everybody, person.leading.id) ?? person),
    );
    return [byPlace.get(true), byPlace.get(false)];
  }, [requests, text]);
  return (
    <>
      <Found id="found-here" people={here} head={<Say k="search-here" />} />
      <Found
        id="found-elsewhere"
        people={elsewhere}
        head={<Say k="group-elsewhere" fill={[elsewhere.length]} />}
      />
    </>
  );
}

interface FoundProps {
  readonly id: string;
  readonly people: readonly PersonAtDesk[];
  readonly head: ReactNode;
}

function Found({ id, people, head }: FoundProps) {
  if (people.length === 0) return null;
  return (
    // No landmark: the list may have one of the same name.
    <div role="group" aria-labelledby={id} className="found-here">
      <h2 id={id}>{head}</h2>
      <ul className="people">
        {people.slice(0, SHOWN_HERE).map((person) => (
          <li key={person.key}>
            <PersonRow person={person} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function FoundPeople() {
  const found = useStore('people', (state) => state.found);
  if (!found || found.people.length === 0) return null;
  return (
    <ul className="people">
      {found.people.map(({ shellName, username, blocked }) => (
        <li key={shellName}>
          <a className="row person-row" href={hashOf({ view: 'person', id: shellName })}>
            <span className="person-row__mark">
              <Icon icon={cdxIconUserAvatar} size="small" />
            </span>
            <span className="person-row__name">
              <bdi className="person-row__who">{username}</bdi>
              <Island mono>{shellName}</Island>
            </span>
            {blocked ? (
              <Chip tone="error">
                <Say k="person-blocked" />
              </Chip>
            ) : null}
          </a>
        </li>
      ))}
    </ul>
  );
}
