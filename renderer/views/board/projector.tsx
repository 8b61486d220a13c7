import { useEffect, useState } from 'react';
import { Button, ButtonLink } from '../../components/button.tsx';
import { useEventName } from '../../components/event-name.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { useBoard } from './board.tsx';
import { Made, Waiting } from './projector-pages.tsx';

/** Long enough to be read from the last row. */
const PAGE_MS = 20_000;
const PAGES = [Made, Waiting] as const;

/** Which page is shown; it changes by itself until somebody pauses it (WCAG 2.2, 2.2.2). */
function usePages() {
  const [page, setPage] = useState(0);
  const [turns, setTurns] = useState(true);
  const next = () => setPage((now) => (now + 1) % PAGES.length);
  useEffect(() => {
    if (!turns) return undefined;
    const timer = setTimeout(next, PAGE_MS);
    return () => clearTimeout(timer);
  }, [page, turns]);
  return { page, next, turns, setTurns };
}

/** The board for a room: one main figure on each page, and nothing that is too small to be read from its back. */
export function Projector() {
  const { say, time } = useText();
  const board = useBoard();
  const problem = useStore('board', (state) => state.problem);
  const event = useEventName();
  const { page, next, turns, setTurns } = usePages();
  const Page = PAGES[page] ?? Made;
  return (
    <div className="projector">
      <header className="projector__top">
        <strong>{event}</strong>
        {board ? (
          <span>
            <Say k="projector-as-of" fill={[time(board.at)]} />
          </span>
        ) : null}
      </header>
      <div className="visually-hidden">
        <PageTitle title={say('projector-title')} />
      </div>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {board ? <Page board={board} /> : null}
      <footer className="projector__foot">
        <span>
          <Say k="projector-page" fill={[page + 1, PAGES.length]} />
        </span>
        <Button onClick={next}>
          <Say k="projector-next" />
        </Button>
        <Button onClick={() => setTurns(!turns)}>
          <Say k={turns ? 'projector-pause' : 'projector-resume'} />
        </Button>
        <Button onClick={() => void document.documentElement.requestFullscreen()}>
          <Say k="projector-full" />
        </Button>
        <ButtonLink href="#/board">
          <Say k="projector-leave" />
        </ButtonLink>
      </footer>
    </div>
  );
}
