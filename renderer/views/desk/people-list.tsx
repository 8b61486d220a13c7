import { Fragment, type ReactNode, useMemo, useState } from 'react';
import { sameName } from '../../../shared/names/same-name.ts';
import { caseOf, isHeldBy } from '../../../shared/shift/case.ts';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { LongList } from '../../components/list/long-list.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import {
  type Group,
  groups,
  isOfThisDesk,
  peopleAtDesk,
  type PersonAtDesk,
  personWith,
} from '../../../shared/requests/people-at-desk.ts';
import { useFromHub, useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import { useInMemory } from '../../components/state-chip.tsx';
import type { Route } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { PersonRow } from './person-row.tsx';

/** A group of this desk's people, or those of others who are not done. */
type ListedGroup = Group | 'elsewhere';

/** Of those who are expected, done or elsewhere, whoever is looked for is found by typing; nobody reads a list of hundreds. */
const SHOWN: Readonly<Record<ListedGroup, number>> = {
  elsewhere: 8,
  'needs-you': Infinity,
  'in-progress': Infinity,
  expected: 8,
  exported: 8,
  done: 12,
};
/** About what a row takes, in rem. */
const ROW_REM = 3;

/** Whose page is open: of whom a request is, or who has the shell name. */
function openIn(route: Route, people: readonly PersonAtDesk[]): PersonAtDesk | undefined {
  if (!('id' in route)) return undefined;
  const { view, id } = route;
  if (view === 'person' || view === 'link') {
    return people.find(({ shellName }) => sameName(shellName, id));
  }
  return personWith(people, id);
}

/** Everybody whom this desk has to do with, who needs somebody first. */
export function PeopleList() {
  const requests = useStore('requests', knownRequests);
  const loaded = useStore('requests', (state) => state.loaded);
  const problem = useStore('requests', (state) => state.problem);
  const route = useStore('route', (state) => state.route);
  const { shown: people, mine } = useMine(useMemo(() => peopleAtDesk(requests), [requests]));
  const byGroup = useMemo(() => Map.groupBy(people, listedIn), [people]);
  const openKey = openIn(route, people)?.key;
  const listed = (group: ListedGroup) => ({ people: byGroup.get(group) ?? [], openKey });
  if (problem?.id === '') return <ProblemNotice problem={problem.error} />;
  if (loaded && requests.every(({ elsewhere }) => elsewhere)) {
    return <NobodyHere mine={mine} {...listed('elsewhere')} />;
  }
  return (
    <>
      {loaded ? null : (
        <p>
          <Say k="requests-asking" />
        </p>
      )}
      {mine === undefined ? null : <OnlyMine mine={mine} />}
      {groups.map((group) => (
        <Fragment key={group}>
          {group === 'done' ? <Elsewhere {...listed('elsewhere')} /> : null}
          <PeopleGroup group={group} {...listed(group)} />
        </Fragment>
      ))}
    </>
  );
}

/** Nobody is of this desk; others may be known from its hub. */
function NobodyHere({ mine, ...others }: { mine: number | undefined } & ListedPeople) {
  return (
    <>
      <Nobody />
      {mine === undefined ? null : <OnlyMine mine={mine} />}
      <Elsewhere {...others} />
    </>
  );
}

/** Where somebody is listed; of whom others have done with nobody reads a list. */
function listedIn(person: PersonAtDesk): ListedGroup | undefined {
  if (isOfThisDesk(person)) return person.group;
  return person.group === 'done' ? undefined : 'elsewhere';
}

const inGroupOrder = (one: PersonAtDesk, other: PersonAtDesk): number =>
  groups.indexOf(one.group) - groups.indexOf(other.group);

/** Whom other desks and newcomers themselves have begun with, who needs somebody first. */
function Elsewhere({ people, openKey }: ListedPeople) {
  const connection = useStore('session', (state) => state.connection);
  const { time } = useText();
  const sorted = useMemo(() => people.toSorted(inGroupOrder), [people]);
  const isAway = connection?.state === 'offline';
  return (
    <PeopleGroup group="elsewhere" people={sorted} openKey={openKey}>
      {isAway ? (
        <p>
          <Say k="elsewhere-as-of" fill={[time(connection.since)]} />
        </p>
      ) : null}
    </PeopleGroup>
  );
}

/** Those whose cases are shown, and how many are whose who is here; that is undefined where nobody said who it is. */
function useMine(people: readonly PersonAtDesk[]) {
  const cases = useStore('shift', (state) => state.cases);
  const me = useStore('shift', (state) => state.me);
  const onlyMine = useStore('shift', (state) => state.onlyMine);
  return useMemo(() => {
    const own = people.filter((person) => isHeldBy(caseOf(person, cases), me));
    return {
      shown: onlyMine && me !== '' ? own : people,
      mine: me === '' ? undefined : own.filter((person) => listedIn(person) !== undefined).length,
    };
  }, [people, cases, me, onlyMine]);
}

function OnlyMine({ mine }: { mine: number }) {
  const onlyMine = useStore('shift', (state) => state.onlyMine);
  const showMine = useStore('shift', (state) => state.showMine);
  const { amount } = useText();
  return (
    <div className="cases-mine">
      <Checkbox
        id="only-mine"
        checked={onlyMine}
        onChange={showMine}
        label={<Say k="cases-mine" fill={[amount(mine)]} />}
      />
      {onlyMine && mine === 0 ? (
        <p>
          <Say k="cases-mine-none" />
        </p>
      ) : null}
    </div>
  );
}

function Nobody() {
  const inMemory = useInMemory();
  const isAtHub = useFromHub();
  const next = inMemory ? 'requests-none-next-memory' : 'requests-none-next';
  return (
    <section className="nobody" aria-labelledby="nobody-title">
      <h3 id="nobody-title">
        <Say k="requests-none" />
      </h3>
      <p>
        <Say k={isAtHub ? 'requests-none-next-hub' : next} />
      </p>
    </section>
  );
}

interface GroupProps {
  readonly group: ListedGroup;
  readonly people: readonly PersonAtDesk[];
  readonly openKey: string | undefined;
  /** What there is to know of them all. */
  readonly children?: ReactNode;
}

type ListedPeople = Pick<GroupProps, 'people' | 'openKey'>;

function PeopleGroup({ group, people, openKey, children }: GroupProps) {
  const [isWhole, setWhole] = useState(false);
  if (people.length === 0) return null;
  const isBeyond = people.findIndex(({ key }) => key === openKey) >= SHOWN[group];
  const shown = isWhole || isBeyond ? people : people.slice(0, SHOWN[group]);
  return (
    <section className="group" aria-labelledby={`group-${group}`}>
      <div className="group__head">
        <h3 id={`group-${group}`}>
          <Say
            k={group === 'elsewhere' ? 'group-elsewhere' : `group-${group}`}
            fill={[people.length]}
          />
        </h3>
        {shown.length < people.length ? (
          <button type="button" className="group__more" onClick={() => setWhole(true)}>
            <Say k="group-show-all" fill={[people.length]} />
          </button>
        ) : null}
      </div>
      {children}
      <LongList
        of="list"
        className="people"
        items={shown}
        keyOf={({ key }) => key}
        rowRem={ROW_REM}
        openKey={openKey}
      >
        {(person) => <PersonRow person={person} isOpen={person.key === openKey} />}
      </LongList>
    </section>
  );
}
