import { type ComponentType, lazy, Suspense } from 'react';
import { ProblemNotice } from './components/problem-notice.tsx';
import { useStore } from './stores/provider.tsx';
import { type Route } from './stores/route-store.ts';
import { Say } from './text/text.tsx';
import { Card } from './views/card/card.tsx';
import { Checklist } from './views/checklist/checklist.tsx';
import { CloudSignIn } from './views/cloud-sign-in.tsx';
import { Desk } from './views/desk/desk.tsx';
import { Export } from './views/export/export.tsx';
import { Link } from './views/link/link.tsx';
import { Person } from './views/person/person.tsx';
import { DirectoryBrowser } from './views/directory-browser.tsx';
import { HandOver } from './views/newcomer/hand-over.tsx';
import { Project } from './views/project/project.tsx';
import { ProjectRemoval } from './views/project/project-removal.tsx';
import { ProjectNew } from './views/project-new/project-new.tsx';
import { Request } from './views/request/request.tsx';
import { Roster } from './views/roster/roster.tsx';
import { Settings } from './views/settings/settings.tsx';
import { PersonSheet, RequestSheet } from './views/sheet/sheet.tsx';
import { SignIn } from './views/sign-in.tsx';
import { Tool } from './views/tool/tool.tsx';
import { Undo } from './views/undo/undo.tsx';
import { UndoAll } from './views/undo/undo-all.tsx';
import { Import } from './views/import/import.tsx';

/** What draws plots is loaded when somebody wants to see one. `lazy` takes a default export. */
const Board = lazy(() => import('./views/board/board.tsx').then((it) => ({ default: it.Board })));

const Report = lazy(() =>
  import('./views/board/report.tsx').then((it) => ({ default: it.Report })),
);

const Projector = lazy(() =>
  import('./views/board/projector.tsx').then((it) => ({ default: it.Projector })),
);

const Next = lazy(() => import('./views/guides/next.tsx').then((it) => ({ default: it.Next })));

const Documentation = lazy(() =>
  import('./views/guides/documentation.tsx').then((it) => ({ default: it.Documentation })),
);

const Introduction = lazy(() =>
  import('./views/guides/introduction.tsx').then((it) => ({ default: it.Introduction })),
);

const Toolhub = lazy(() =>
  import('./views/guides/toolhub.tsx').then((it) => ({ default: it.Toolhub })),
);

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
  next: Next,
};

/** The views that are about nobody in particular. */
const views: Readonly<Record<Exclude<Route['view'], Named>, ComponentType>> = {
  desk: Desk,
  card: Card,
  roster: Roster,
  board: Board,
  report: Report,
  projector: Projector,
  'hand-over': Export,
  'take-over': Import,
  settings: Settings,
  before: Checklist,
  'sign-in': SignIn,
  'cloud-sign-in': CloudSignIn,
  places: DirectoryBrowser,
  'project-new': ProjectNew,
  newcomer: HandOver,
  documentation: Documentation,
  introduction: Introduction,
  toolhub: Toolhub,
};

/** The view that an address asks for. */
export function View({ route }: { route: Route }) {
  const problem = useStore('event', (state) => state.problem);
  if (problem) return <ProblemNotice problem={problem} />;
  if ('id' in route) {
    const Of = viewsOf[route.view];
    return (
      <Suspense fallback={<Say k="board-loading" />}>
        <Of id={route.id} />
      </Suspense>
    );
  }
  const Plain = views[route.view];
  return (
    <Suspense fallback={<Say k="board-loading" />}>
      <Plain />
    </Suspense>
  );
}
