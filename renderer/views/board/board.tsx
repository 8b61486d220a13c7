import { cdxIconDownload, cdxIconFullscreen } from '@wikimedia/codex-icons';
import { useEffect, useState } from 'react';
import type { BoardView } from '../../../shared/board/board.ts';
import { ButtonLink } from '../../components/button.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { ToggleButton, Toggles } from '../../components/toggles.tsx';
import { useFromHub, useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { AccountsPanel } from './accounts-panel.tsx';
import { Figures } from './figures.tsx';
import { LevelsPanel } from './levels.tsx';
import { GrowthPanel, MinutesPanel, WaitingPanel } from './panels.tsx';
import { ReportSheet } from './report-sheet.tsx';
import '../../styles/board.css';

/** The figures of this desk, read anew every minute for as long as they are looked at. */
export function useBoard(): BoardView | undefined {
  const watch = useStore('board', (state) => state.watch);
  useEffect(() => watch(), [watch]);
  return useStore('board', (state) => state.board);
}

/** How the event goes, in figures: as charts or as tables. On paper stands what may be published of it. */
export function Board() {
  const { say, time } = useText();
  const board = useBoard();
  const isAtHub = useFromHub();
  const problem = useStore('board', (state) => state.problem);
  const [asTable, setAsTable] = useState(false);
  return (
    <div className="board">
      <header className="board__head">
        <PageTitle title={say('board-title')} />
        {board ? (
          <p>
            <Say k={isAtHub ? 'board-as-of-hub' : 'board-as-of'} fill={[time(board.at)]} />
          </p>
        ) : null}
        <ViewToggle asTable={asTable} show={setAsTable} />
        <ButtonLink href="#/report" icon={cdxIconDownload}>
          <Say k="board-report" />
        </ButtonLink>
        <ButtonLink href="#/projector" icon={cdxIconFullscreen}>
          <Say k="board-projector" />
        </ButtonLink>
      </header>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {board ? <Panels board={board} asTable={asTable} /> : null}
      {board ? (
        <div className="on-paper">
          <ReportSheet board={board} />
        </div>
      ) : null}
    </div>
  );
}

const Panels = (shown: { board: BoardView; asTable: boolean }) => (
  <>
    <Figures board={shown.board} />
    <div className="panels">
      <AccountsPanel {...shown} />
      <WaitingPanel {...shown} />
    </div>
    <div className="panels panels--three">
      <MinutesPanel {...shown} />
      <LevelsPanel board={shown.board} />
      <GrowthPanel {...shown} />
    </div>
  </>
);

interface ToggleProps {
  readonly asTable: boolean;
  readonly show: (asTable: boolean) => void;
}

function ViewToggle({ asTable, show }: ToggleProps) {
  const { say } = useText();
  return (
    <Toggles
      className="cdx-toggle-button-group"
      label={say('board-view')}
      value={asTable ? 'tables' : 'charts'}
      onChange={(view) => show(view === undefined ? asTable : view === 'tables')}
    >
      <ToggleButton value="charts">
        <Say k="board-charts" />
      </ToggleButton>
      <ToggleButton value="tables">
        <Say k="board-tables" />
      </ToggleButton>
    </Toggles>
  );
}
