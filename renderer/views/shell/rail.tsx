import {
  cdxIconChart,
  cdxIconCheckAll,
  cdxIconDatabase,
  cdxIconHeartOutline,
  cdxIconListBullet,
  cdxIconSettings,
  cdxIconTray,
  cdxIconUserRights,
  type Icon as CodexIcon,
} from '@wikimedia/codex-icons';
import { type ReactNode, useMemo } from 'react';
import { decides, isToDecide } from '../../selectors/approvals.ts';
import { placesTitle } from '../../selectors/event-titles.ts';
import { isOfThisDesk, peopleAtDesk } from '../../../shared/requests/people-at-desk.ts';
import { useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import type { Route } from '../../stores/route-store.ts';
import type { MessageKey } from '../../text/languages.ts';
import { Say, useText } from '../../text/text.tsx';
import { useEventName } from '../../components/event-name.ts';
import { Icon } from '../../components/icon.tsx';

const placeNames = [
  ...(['desk', 'approvals', 'places', 'roster', 'clinic', 'board', 'before', 'settings'] as const),
];
type Place = (typeof placeNames)[number];

/** In which place of the rail a view is. */
const placeOf: Readonly<Record<Route['view'], Place>> = {
  desk: 'desk',
  card: 'desk',
  newcomer: 'desk',
  shift: 'desk',
  request: 'desk',
  person: 'desk',
  undo: 'desk',
  'undo-all': 'desk',
  link: 'desk',
  sheet: 'desk',
  'person-sheet': 'desk',
  ssh: 'desk',
  next: 'desk',
  documentation: 'desk',
  introduction: 'desk',
  'hand-over': 'desk',
  'take-over': 'desk',
  approvals: 'approvals',
  places: 'places',
  project: 'places',
  'project-new': 'places',
  'project-removal': 'places',
  tool: 'places',
  toolinfo: 'places',
  toolhub: 'places',
  roster: 'roster',
  workshop: 'roster',
  clinic: 'clinic',
  patient: 'clinic',
  board: 'board',
  report: 'board',
  projector: 'board',
  before: 'before',
  settings: 'settings',
  'sign-in': 'settings',
  'cloud-sign-in': 'settings',
};

const looks: Readonly<Record<Place, { readonly icon: CodexIcon; readonly words: MessageKey }>> = {
  desk: { icon: cdxIconTray, words: 'desk-title' },
  approvals: { icon: cdxIconUserRights, words: 'approvals-title' },
  places: { icon: cdxIconDatabase, words: 'places-title' },
  roster: { icon: cdxIconListBullet, words: 'rail-participants' },
  clinic: { icon: cdxIconHeartOutline, words: 'clinic-title' },
  board: { icon: cdxIconChart, words: 'board-title' },
  before: { icon: cdxIconCheckAll, words: 'check-title' },
  settings: { icon: cdxIconSettings, words: 'settings-title' },
};

/** Where one can go, with where one is. It goes places, and tells nothing but how many need somebody. */
export function Rail() {
  const { say } = useText();
  const view = useStore('route', ({ route }) => route.view);
  const hasPlaces = useStore(
    'event',
    ({ event }) => event?.projects !== undefined || event?.tools !== undefined,
  );
  const places = useStore('event', ({ event }) => placesTitle(event));
  const hasApprovals = useStore('approvals', ({ caller }) => decides(caller));
  const has: Partial<Record<Place, boolean>> = { places: hasPlaces, approvals: hasApprovals };
  const shown = placeNames.filter((place) => has[place] !== false);
  return (
    <nav className="rail" aria-label={say('rail-label')}>
      <Brand />
      <ul className="rail__list">
        {shown.map((place) => (
          <li key={place} className={place === 'before' ? 'rail__end' : undefined}>
            <a href={`#/${place}`} aria-current={placeOf[view] === place ? 'page' : undefined}>
              <Icon icon={looks[place].icon} />
              <span>
                <Say k={place === 'places' ? places : looks[place].words} />
              </span>
              {place === 'desk' ? <NeedSomebody /> : null}
              {place === 'roster' ? <HowManyExpected /> : null}
              {place === 'approvals' ? <HowManyWait /> : null}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

function Brand() {
  const { say } = useText();
  return (
    <a className="rail__brand" href="#/desk">
      <span className="rail__app">{say('app-name')}</span>
      <span className="rail__event">{useEventName()}</span>
    </a>
  );
}

function NeedSomebody() {
  const requests = useStore('requests', knownRequests);
  const needsYou = useMemo(
    () =>
      peopleAtDesk(requests).filter(
        (person) => person.group === 'needs-you' && isOfThisDesk(person),
      ).length,
    [requests],
  );
  if (needsYou === 0) return null;
  return (
    <Count isUrgent number={needsYou}>
      <Say k="rail-needs-you" fill={[needsYou]} />
    </Count>
  );
}

function HowManyExpected() {
  const expected = useStore(
    'requests',
    ({ requests }) => requests.filter(({ state }) => state === 'expected').length,
  );
  if (expected === 0) return null;
  return (
    <Count number={expected}>
      <Say k="expected-count" fill={[expected]} />
    </Count>
  );
}

/** How many requests wait for this caller's approval. */
function HowManyWait() {
  const caller = useStore('approvals', (state) => state.caller);
  const waiting = useStore(
    'requests',
    ({ requests }) => requests.filter((one) => isToDecide(one, caller)).length,
  );
  if (waiting === 0) return null;
  return (
    <Count isUrgent number={waiting}>
      <Say k="approvals-count" fill={[waiting]} />
    </Count>
  );
}

interface CountProps {
  readonly number: number;
  readonly isUrgent?: boolean;
  /** The same for whoever does not see the place it stands in. */
  readonly children: ReactNode;
}

function Count({ number, isUrgent = false, children }: CountProps) {
  const { amount } = useText();
  return (
    <>
      <span className={`rail__count ${isUrgent ? 'rail__count--urgent' : ''}`} aria-hidden="true">
        {amount(number)}
      </span>
      <span className="visually-hidden">{children}</span>
    </>
  );
}
