import { useMemo, useState } from 'react';
import { Button, ButtonLink } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { PRINT_ID } from '../../components/place-link.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { sameShellName } from '../../../shared/names/shell-name.ts';
import { peopleAtDesk, personWith } from '../../../shared/requests/people-at-desk.ts';
import {
  sheetOfEntry,
  sheetOfRequests,
  sheetState,
  type WelcomeSheet,
} from '../../selectors/welcome-sheet.ts';
import { useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import { hashOf, type Route } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { Choices } from './choices.tsx';
import { Paper } from './paper.tsx';

/** The welcome sheet of the person whom a request of this desk is about. */
export function RequestSheet({ id }: { id: string }) {
  const requests = useStore('requests', knownRequests);
  const loaded = useStore('requests', (state) => state.loaded);
  const sheet = useMemo(() => {
    const person = personWith(peopleAtDesk(requests), id);
    return person && sheetOfRequests(person);
  }, [requests, id]);
  return (
    <SheetView back={{ view: 'request', id }}>{loaded ? <Sheet sheet={sheet} /> : null}</SheetView>
  );
}

/** The welcome sheet of somebody whom the directory knows. */
export function PersonSheet({ id }: { id: string }) {
  const { person, personAsked, personProblem } = useStore('people', (state) => state);
  const had = useStore('overview', (state) => (state.name === id ? state.seen : undefined));
  const asking = useStore('overview', (state) => state.asking);
  const requests = useStore('requests', knownRequests);
  const sheet = useMemo(() => {
    const own = requests.filter(({ shellName }) => sameShellName(shellName, id));
    return person && personAsked ? sheetOfEntry({ person, personAsked, had }, own) : undefined;
  }, [person, personAsked, had, requests, id]);
  // What is still asked for would be printed as if nobody could be asked.
  const isAsking = asking || (!person && !personProblem);
  return (
    <SheetView back={{ view: 'person', id }}>
      {personProblem ? <ProblemNotice problem={personProblem} /> : null}
      {isAsking ? <Say k="person-asking" /> : null}
      {isAsking || personProblem ? null : <Sheet sheet={sheet} />}
    </SheetView>
  );
}

/** Nobody's name is in the title: a browser proposes it for the file, and a printer lists it. */
function SheetView({ back, children }: { back: Route; children: React.ReactNode }) {
  const { say } = useText();
  return (
    <div className="sheet-view">
      <PageTitle title={say('sheet-title')} />
      {children}
      <div className="actions">
        <ButtonLink href={hashOf(back)} weight="quiet">
          <Say k="sheet-back" />
        </ButtonLink>
      </div>
    </div>
  );
}

/** An account that is not there, or is closed, is nothing to be welcomed to. */
const without: readonly unknown[] = ['none', 'gone', 'blocked', 'unknown'];

function Sheet({ sheet }: { sheet: WelcomeSheet | undefined }) {
  const screen = useText();
  const [language, setLanguage] = useState(screen.language);
  if (!sheet || without.includes(sheetState(sheet, 'account'))) {
    return (
      <Notice tone="warning">
        <Say k="sheet-no-account" />
      </Notice>
    );
  }
  return (
    <>
      <p className="lead">
        <Say k="sheet-lead" />
      </p>
      <Choices language={language} onLanguage={setLanguage} />
      <div className="actions">
        <Button
          id={PRINT_ID}
          action="progressive"
          weight="primary"
          size="large"
          onClick={() => window.print()}
        >
          <Say k="sheet-print" />
        </Button>
      </div>
      <Paper sheet={sheet} language={language} />
    </>
  );
}
