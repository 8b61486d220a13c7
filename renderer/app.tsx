import { useEffect, useRef, type ComponentType, type ReactNode } from 'react';
import { LiveRegion } from './components/live-region.tsx';
import { Notice } from './components/notice.tsx';
import { ProblemNotice } from './components/problem-notice.tsx';
import { listenForKeys } from './keyboard.ts';
import { listenForPresence } from './presence.ts';
import { useStore } from './stores/provider.tsx';
import { hashOf, type Route } from './stores/route-store.ts';
import { createText, type Text } from './text/create-text.ts';
import { Say, TextProvider, useTextOf } from './text/text.tsx';
import { Card } from './views/card/card.tsx';
import { Checklist } from './views/checklist/checklist.tsx';
import { CloudSignIn } from './views/cloud-sign-in.tsx';
import { Desk, Split } from './views/desk/desk.tsx';
import { Export } from './views/export/export.tsx';
import { Link } from './views/link/link.tsx';
import { Person } from './views/person/person.tsx';
import { DirectoryBrowser } from './views/directory-browser.tsx';
import { HandOver } from './views/newcomer/hand-over.tsx';
import { HandedOver } from './views/newcomer/handed-over.tsx';
import { Newcomer } from './views/newcomer/newcomer.tsx';
import { Project } from './views/project/project.tsx';
import { ProjectRemoval } from './views/project/project-removal.tsx';
import { ProjectNew } from './views/project-new/project-new.tsx';
import { Request } from './views/request/request.tsx';
import { Roster } from './views/roster/roster.tsx';
import { Settings } from './views/settings/settings.tsx';
import { Bar } from './views/shell/bar.tsx';
import { KeyMap } from './views/shell/key-map.tsx';
import { Rail } from './views/shell/rail.tsx';
import { Strip } from './views/shell/strip.tsx';
import { PersonSheet, RequestSheet } from './views/sheet/sheet.tsx';
import { SignIn } from './views/sign-in.tsx';
import { Tool } from './views/tool/tool.tsx';
import { StartTour, Tour } from './views/tour/tour.tsx';
import { Undo } from './views/undo/undo.tsx';
import { UndoAll } from './views/undo/undo-all.tsx';
import { Import } from './views/import/import.tsx';
import { Vault } from './views/vault/vault.tsx';

/** The app in the person's language. `first` is what it begins with. */
export function Root({ first = createText('en') }: { first?: Text }) {
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

/** The help desk, or what is shown of it while a newcomer has the screen: nothing. */
export function App() {
  const asked = useStore('kiosk', (state) => state.asked);
  const isHandedOver = useStore('kiosk', ({ view }) => view?.handedOver ?? false);
  const isTheirs = useStore('route', ({ route }) => route.view === 'newcomer');
  const stay = useStore('vault', (state) => state.stay);
  useEffect(() => listenForPresence(document, stay), [stay]);
  if (!asked) return null;
  if (!isHandedOver) return <HelpDesk />;
  if (!isTheirs) return <HandedOver />;
  return (
    <div className="self">
      <PracticeBanner />
      <Newcomer told={<LostContact />} />
    </div>
  );
}

/** Every screen: the banner, the header, one view. */
function HelpDesk() {
  const route = useStore('route', (state) => state.route);
  const wipes = useStore('route', (state) => state.wipes);
  const shortcuts = useStore('preferences', (state) => state.shortcuts);
  useEffect(() => listenForKeys(document, shortcuts), [shortcuts]);
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
const besideList: readonly Route['view'][] = [
  ...(['desk', 'request', 'person', 'undo', 'undo-all', 'link'] as const),
];

const Place = ({ route: { view }, children }: { route: Route; children: ReactNode }) =>
  besideList.includes(view) ? (
    <Split isListFirst={view === 'desk'}>{children}</Split>
  ) : (
    <div className="page">{children}</div>
  );

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

type Named = Extract<Route, { readonly id: string }>['view'];

/** The views of one request, person, project or tool. */
const viewsOf: Readonly<Record<Named, ComponentType<{ id: string }>>> = {
  request: Request,
  person: Person,
  undo: Undo,
  'undo-all': UndoAll,
  project: Project,
  'project-removal': ProjectRemoval,
  tool: Tool,
  link: Link,
  sheet: RequestSheet,
  'person-sheet': PersonSheet,
};

/** The views that are about nobody in particular. */
const views: Readonly<Record<Exclude<Route['view'], Named>, ComponentType>> = {
  desk: Desk,
  card: Card,
  roster: Roster,
  'hand-over': Export,
  'take-over': Import,
  settings: Settings,
  before: Checklist,
  'sign-in': SignIn,
  'cloud-sign-in': CloudSignIn,
  places: DirectoryBrowser,
  'project-new': ProjectNew,
  newcomer: HandOver,
};

function View({ route }: { route: Route }) {
  const problem = useStore('event', (state) => state.problem);
  if (problem) return <ProblemNotice problem={problem} />;
  if ('id' in route) {
    const Of = viewsOf[route.view];
    return <Of id={route.id} />;
  }
  const Plain = views[route.view];
  return <Plain />;
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
  const practice = useStore('event', (state) => state.event?.practice ?? false);
  // Whoever has the screen then is a newcomer.
  const isHandedOver = useStore('kiosk', ({ view }) => view?.handedOver ?? false);
  if (!practice) return null;
  return (
    <aside className="practice">
      <strong>
        <Say k="practice-title" />
      </strong>{' '}
      <Say k="practice-lead" />{' '}
      {isHandedOver ? null : (
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
