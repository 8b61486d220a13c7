import { type ReactNode, useEffect, useRef } from 'react';
import { isNewcomer } from '../shared/domain/hub-session.ts';
import { LiveRegion } from './components/live-region.tsx';
import { Notice } from './components/notice.tsx';
import { Split } from './components/list/split.tsx';
import { listenForKeys } from './keyboard.ts';
import { listenForPresence } from './presence.ts';
import { placesTitle } from './selectors/event-titles.ts';
import { useFromHub, useStore } from './stores/provider.tsx';
import { hashOf, type Route } from './stores/route-store.ts';
import type { Text } from './text/create-text.ts';
import { Say, TextProvider, useTextOf } from './text/text.tsx';
import { PeopleList } from './views/desk/people-list.tsx';
import { Bar } from './views/shell/bar.tsx';
import { KeyMap } from './views/shell/key-map.tsx';
import { Rail } from './views/shell/rail.tsx';
import { Strip } from './views/shell/strip.tsx';
import { StartTour, Tour } from './views/tour/tour.tsx';
import { Vault } from './views/vault/vault.tsx';
import { Screen, View } from './view.tsx';

/** The app in the person's language. `first` is what it begins with. */
export function Root({ first }: { first: Text }) {
  const text = useTextOf(useLanguage(), first);
  useEffect(() => {
    document.documentElement.lang = text.tag;
    document.documentElement.dir = text.direction;
  }, [text]);
  return (
    <TextProvider value={text}>
      <App />
    </TextProvider>
  );
}

/** The helper's language; on the newcomer's screen the one that they chose there. */
function useLanguage(): string {
  const preferred = useStore('preferences', ({ language }) => language);
  const theirs = useStore('kiosk', ({ language }) => language);
  const isTheirs = useStore('route', ({ route }) => route.view === 'newcomer');
  return (isTheirs ? theirs : undefined) ?? preferred;
}

/** What a hub shows to who is not in, or is a newcomer: nothing of the desk. */
export function App() {
  const role = useStore('hub', ({ view }) => view && (view.session?.role ?? 'nobody'));
  const isOffered = useStore('hub', ({ offered }) => offered);
  const isAtDoor = role === 'nobody' || isOffered;
  if (!isAtDoor && !(role && isNewcomer(role))) return <Desk />;
  return (
    <div className="self">
      <PracticeBanner />
      {isAtDoor ? <Screen of="HubDoor" /> : <Screen of="HubNewcomer" told={<LostContact />} />}
    </div>
  );
}

/** The help desk, or what is shown of it while a newcomer has the screen: nothing. */
function Desk() {
  const asked = useStore('kiosk', (state) => state.asked);
  const isHandedOver = useStore('kiosk', ({ view }) => view?.handedOver ?? false);
  const isTheirs = useStore('route', ({ route }) => route.view === 'newcomer');
  const stay = useStore('vault', (state) => state.stay);
  useEffect(() => listenForPresence(document, stay), [stay]);
  if (!asked) return null;
  if (!isHandedOver) return <Opened />;
  if (!isTheirs) return <Screen of="HandedOver" />;
  return (
    <div className="self">
      <PracticeBanner />
      <Screen of="Newcomer" told={<LostContact />} />
    </div>
  );
}

/** What this computer is used for: a help desk, or a newcomer's own questions; or the first screen, which asks. */
function Opened() {
  const asked = useStore('start', (state) => state.asked);
  const view = useStore('start', (state) => state.view);
  if (!asked) return null;
  if (view?.asks) return <Screen of="FirstScreen" view={view} told={<LostContact />} />;
  if (view?.way !== 'newcomer') return <HelpDesk />;
  return (
    <div className="self">
      <PracticeBanner />
      <Screen of="Laptop" told={<LostContact />} />
    </div>
  );
}
/** Views for a whole room: nothing of the desk stands around them. */
const onProjector: readonly Route['view'][] = ['projector', 'introduction'];

/** Every screen: the banner, the header, one view. */
function HelpDesk() {
  const route = useStore('route', (state) => state.route);
  const wipes = useStore('route', (state) => state.wipes);
  const shortcuts = useStore('preferences', (state) => state.shortcuts);
  useEffect(() => listenForKeys(document, shortcuts), [shortcuts]);
  if (onProjector.includes(route.view)) {
    return (
      <div className="projector-page">
        <PracticeBanner />
        <main id="main" tabIndex={-1}>
          <Unlocked>
            <View route={route} />
          </Unlocked>
        </main>
      </div>
    );
  }
  return (
    <div className="app">
      <SkipLink />
      <PracticeBanner />
      <Rail />
      <Bar />
      <Main>
        <LostContact />
        <ThisRunOnly />
        <Unlocked>
          <Place route={route}>
            <View key={`${wipes} ${hashOf(route)}`} route={route} />
          </Place>
        </Unlocked>
      </Main>
      <Strip />
      <LiveRegion />
      <KeyMap />
    </div>
  );
}

/** It scrolls by itself, so a new view begins at its top. */
function Main({ children }: { children: ReactNode }) {
  const place = useStore('route', ({ route }) => hashOf(route));
  const main = useRef<HTMLElement>(null);
  useEffect(() => {
    for (const part of main.current?.querySelectorAll('.pane, .page') ?? []) part.scrollTo(0, 0);
  }, [place]);
  return (
    <main id="main" tabIndex={-1} ref={main}>
      {children}
    </main>
  );
}

/** Views about one person of this desk, beside the list of all. */
const besidePeople: readonly Route['view'][] = [
  ...(['desk', 'request', 'person', 'undo', 'undo-all', 'link', 'next'] as const),
];
/** Views about one project or tool, beside the list of those that can be seen. */
const besidePlaces: readonly Route['view'][] = [
  ...(['places', 'project', 'project-removal', 'tool'] as const),
];

function Place({ route: { view }, children }: { route: Route; children: ReactNode }) {
  const places = useStore('event', ({ event }) => placesTitle(event));
  if (besidePeople.includes(view)) {
    const title = <Say k="desk-people" />;
    return (
      <Split title={title} list={<PeopleList />} isListFirst={view === 'desk'} back="#/desk">
        {children}
      </Split>
    );
  }
  if (!besidePlaces.includes(view)) return <div className="page">{children}</div>;
  return (
    <Split
      title={<Say k={places} />}
      tools={<Screen of="FindPlaces" />}
      list={<Screen of="PlacesList" />}
      isListFirst={view === 'places'}
      back="#/places"
    >
      {children}
    </Split>
  );
}

/** No screen shows anything before what lies on this machine can be read. */
function Unlocked({ children }: { children: ReactNode }) {
  const vault = useStore('vault', (state) => state.vault);
  const asked = useStore('vault', (state) => state.asked);
  if (vault?.state === 'open' || (!vault && asked)) return children;
  return <div className="page">{vault ? <Vault vault={vault} /> : <Say k="vault-asking" />}</div>;
}

function ThisRunOnly() {
  const keeper = useStore('vault', (state) => state.vault?.keeper);
  if (keeper !== 'this-run') return null;
  return (
    <Notice tone="warning">
      <Say k="vault-this-run" />
    </Notice>
  );
}

/** The address holds the view, so this moves the focus instead of following its link. */
const SkipLink = () => (
  <a
    className="skip-link"
    href="#main"
    onClick={(event) => {
      event.preventDefault();
      document.getElementById('main')?.focus();
    }}
  >
    <Say k="skip-to-content" />
  </a>
);

function PracticeBanner() {
  const atDoor = useStore('hub', ({ view }) => view?.event.practice ?? false);
  const practice = useStore('event', (state) => state.event?.practice ?? false) || atDoor;
  // Whoever has the screen then is a newcomer.
  const isHandedOver = useStore('kiosk', ({ view }) => view?.handedOver ?? false);
  const isLaptop = useStore('start', ({ view }) => view?.way === 'newcomer');
  // The tour turns troubles on and off, which is nothing for one of many.
  const isAtHub = useFromHub();
  if (!practice) return null;
  return (
    <aside className="practice">
      <strong>
        <Say k="practice-title" />
      </strong>{' '}
      <Say k={isAtHub ? 'hub-practice-lead' : 'practice-lead'} />{' '}
      {isHandedOver || isLaptop || isAtHub ? null : (
        <>
          <StartTour />
          <Tour />
        </>
      )}
    </aside>
  );
}

function LostContact() {
  const inContact = useStore('session', (state) => state.inContact);
  if (inContact) return null;
  return (
    <Notice tone="error" alert>
      <Say k="lost-contact" />
    </Notice>
  );
}
