import { cdxIconCopy, cdxIconDownload, cdxIconPrinter } from '@wikimedia/codex-icons';
import { useState } from 'react';
import type { BoardView } from '../../../shared/board/board.ts';
import { reportCsv, reportWikitext } from '../../../shared/board/report.ts';
import { LEAST_TOLD } from '../../../shared/board/small-counts.ts';
import { saveFile } from '../../bridge/files.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { useBoard } from './board.tsx';
import { ReportSheet, useReport } from './report-sheet.tsx';

/** What may be published of the figures, as wikitext, as a file for spreadsheets, and on paper. */
export function Report() {
  const { say, amount } = useText();
  const board = useBoard();
  const problem = useStore('board', (state) => state.problem);
  return (
    <div className="report-page">
      <PageTitle title={say('report-page')} />
      <p className="lead">
        <Say k="report-explain" fill={[amount(LEAST_TOLD)]} />
      </p>
      {problem ? <ProblemNotice problem={problem} /> : null}
      {board ? (
        <>
          <Acts board={board} />
          <ReportSheet board={board} />
        </>
      ) : null}
    </div>
  );
}

function Acts({ board }: { board: BoardView }) {
  const { report, words } = useReport(board);
  const wikitext = reportWikitext(report, words);
  return (
    <div className="actions">
      <CopyWikitext wikitext={wikitext} />
      <Button
        icon={cdxIconDownload}
        onClick={() => saveFile('report.wikitext', wikitext, 'text/plain;charset=utf-8')}
      >
        <Say k="report-save-wikitext" />
      </Button>
      <Button icon={cdxIconDownload} onClick={() => saveFile('report.csv', reportCsv(report))}>
        <Say k="report-save-csv" />
      </Button>
      <Button icon={cdxIconPrinter} onClick={() => window.print()}>
        <Say k="report-print" />
      </Button>
      <ButtonLink href="#/board" weight="quiet">
        <Say k="projector-leave" />
      </ButtonLink>
    </div>
  );
}

function CopyWikitext({ wikitext }: { wikitext: string }) {
  const [copied, setCopied] = useState<boolean>();
  const copy = () =>
    navigator.clipboard.writeText(wikitext).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <>
      <Button action="progressive" weight="primary" icon={cdxIconCopy} onClick={() => void copy()}>
        <Say k="report-copy" />
      </Button>
      <span role="status">
        {copied === undefined ? null : <Say k={copied ? 'report-copied' : 'copy-refused'} />}
      </span>
    </>
  );
}
