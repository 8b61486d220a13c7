import { type ComponentProps, type ComponentType, lazy, Suspense, useEffect } from 'react';
import { useStore as useStoreOf } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { ProblemNotice } from './components/problem-notice.tsx';
import type * as screensFile from './screens.tsx';
import { useStore } from './stores/provider.tsx';
import { type Route } from './stores/route-store.ts';
import { Say } from './text/text.tsx';
import { Desk } from './views/desk/desk.tsx';
import { untilThere } from './until-there.ts';

type Screens = typeof screensFile;

/** Every screen but the desk, which is what people see first. They are there once they were loaded, and then without a pause. */
const screens = createStore<{ readonly loaded?: Screens }>(() => ({}));

/** Loads every screen but the desk and the board, once. */
export async function loadScreens(): Promise<void> {
  if (screens.getState().loaded) return;
  const loaded = await untilThere(() => import('./screens.tsx'));
  screens.setState({ loaded });
}

/** One of those screens, or nothing until it is there, which takes no longer than a page of this machine. */
export function Screen<Name extends keyof Screens>({
  of,
  ...props
}: { of: Name } & ComponentProps<Screens[Name]>) {
  const loaded = useStoreOf(screens, (state) => state.loaded);
  useEffect(() => void loadScreens(), []);
  if (!loaded) return null;
  // Its props are those of its own, which the compiler cannot tell apart here.
  const Of = loaded[of] as ComponentType<object>;
  return <Of {...props} />;
}

/** What draws plots, and what few people look at, is loaded when somebody wants to see it. `lazy` takes a default export. */
const late = {
  board: lazy(() => import('./views/board/board.tsx').then((it) => ({ default: it.Board }))),
  report: lazy(() => import('./views/board/report.tsx').then((it) => ({ default: it.Report }))),
  projector: lazy(() =>
    import('./views/board/projector.tsx').then((it) => ({ default: it.Projector })),
  ),
  documentation: lazy(() =>
    import('./views/guides/documentation.tsx').then((it) => ({ default: it.Documentation })),
  ),
  introduction: lazy(() =>
    import('./views/guides/introduction.tsx').then((it) => ({ default: it.Introduction })),
  ),
  toolhub: lazy(() => import('./views/guides/toolhub.tsx').then((it) => ({ default: it.Toolhub }))),
};

type Named = Extract<Route, { readonly id: string }>['view'];
type Plain = Exclude<Route['view'], Named | 'desk' | keyof typeof late>;

/** The views of one request, person, project or tool. */
const viewsOf = {
  request: 'Request',
  person: 'Person',
  undo: 'Undo',
  'undo-all': 'UndoAll',
  project: 'Project',
  'project-removal': 'ProjectRemoval',
  tool: 'Tool',
  toolinfo: 'Toolinfo',
  link: 'Link',
  sheet: 'RequestSheet',
  'person-sheet': 'PersonSheet',
  ssh: 'SshHelp',
  patient: 'Patient',
  next: 'Next',
} as const satisfies Readonly<Record<Named, keyof Screens>>;

/** The views that are about nobody in particular. */
const views = {
  card: 'Card',
  approvals: 'Approvals',
  roster: 'Roster',
  'hand-over': 'Export',
  'take-over': 'Import',
  settings: 'Settings',
  before: 'Checklist',
  clinic: 'Clinic',
  'sign-in': 'SignIn',
  'cloud-sign-in': 'CloudSignIn',
  places: 'DirectoryBrowser',
  'project-new': 'ProjectNew',
  newcomer: 'HandOver',
  shift: 'Shift',
  workshop: 'Workshop',
} as const satisfies Readonly<Record<Plain, keyof Screens>>;

/** The view that an address asks for. */
export function View({ route }: { route: Route }) {
  const problem = useStore('event', (state) => state.problem);
  if (problem) return <ProblemNotice problem={problem} />;
  if ('id' in route) return <Screen of={viewsOf[route.view]} id={route.id} />;
  const { view } = route;
  if (view === 'desk') return <Desk />;
  return isLate(view) ? <Late of={view} /> : <Screen of={views[view]} />;
}

const isLate = (view: Plain | keyof typeof late): view is keyof typeof late => view in late;

function Late({ of }: { of: keyof typeof late }) {
  const Of = late[of];
  return (
    <Suspense fallback={<Say k="board-loading" />}>
      <Of />
    </Suspense>
  );
}
