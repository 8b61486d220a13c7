import { memo, useMemo } from 'react';
import { fillText } from '../../../shared/guides/fill.ts';
import { caseId } from '../../../shared/shift/case.ts';
import {
  rowsShown,
  tickOf,
  type Cell,
  type CellState,
  type WorkshopRow,
} from '../../../shared/workshop/table.ts';
import { sameShellName } from '../../../shared/names/shell-name.ts';
import { standsKey } from '../../../shared/shift/summary.ts';
import type { WorkshopTask, WorkshopView } from '../../../shared/workshop/workshop.ts';
import { Island } from '../../components/island.tsx';
import { LongList } from '../../components/list/long-list.tsx';
import { walk } from '../../components/list/walk.ts';
import { Chip } from '../../components/state-chip.tsx';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { Told } from '../../text/told.tsx';
import { Counts } from './steps.tsx';

/** About what a row takes, in rem. */
const ROW_REM = 4;

interface Props {
  readonly view: WorkshopView;
  readonly rows: readonly WorkshopRow[];
}

/** Who takes part, by step. It scrolls by itself, its heads and names stay. The arrows go from row to row. */
export function Table({ view, rows }: Props) {
  const { say, language } = useText();
  const which = useStore('workshop', (state) => state.shown);
  const shown = useMemo(() => {
    const collator = new Intl.Collator(language.startsWith('x-') ? 'en' : language);
    return rowsShown(rows, which, collator);
  }, [rows, which, language]);
  if (shown.length === 0) {
    return (
      <p role="status">
        <Say k="workshop-none-shown" />
      </p>
    );
  }
  return (
    <div
      className="workshop__table"
      role="table"
      tabIndex={0}
      aria-label={say('workshop-title')}
      aria-rowcount={shown.length + 1}
      onKeyDown={(event) => void walk(event, '.workshop__row:not(.workshop__row--head)')}
    >
      <Head view={view} rows={rows} />
      <LongList
        of="table"
        className="workshop__rows"
        rowClassName="workshop__row"
        items={shown}
        keyOf={({ person }) => person.key}
        rowRem={ROW_REM}
      >
        {(row) => <Cells row={row} view={view} />}
      </LongList>
    </div>
  );
}

/** Each step with how many stand how. */
const Head = ({ view: { chain, tasks }, rows }: Props) => (
  <div role="rowgroup" className="workshop__head">
    <div className="workshop__row workshop__row--head" role="row" aria-rowindex={1}>
      <div role="columnheader" className="workshop__name">
        <Say k="rail-participants" />
      </div>
      {chain.map((step) => (
        <div key={step} role="columnheader">
          <Say k={`need-${step}`} />
          <Counts rows={rows} step={step} />
        </div>
      ))}
      {tasks.map((task) => (
        <div key={task.id} role="columnheader">
          <TaskName task={task} />
          <Counts rows={rows} step={task.id} />
        </div>
      ))}
    </div>
  </div>
);

const TaskName = ({ task: { guide, text } }: { task: WorkshopTask }) => (
  <>
    <Told text={guide} />
    <span className="workshop__small">
      <Told text={text} />
    </span>
  </>
);

const Cells = memo(
  ({ row, view: { chain, tasks } }: { row: WorkshopRow } & Pick<Props, 'view'>) => (
    <>
      <Name row={row} />
      {row.cells.map((cell, at) => {
        const task = tasks[at - chain.length];
        return (
          <div key={cell.step} role="cell" className="workshop__cell">
            <span className="workshop__label">
              {task ? <TaskName task={task} /> : <ChainName step={chain[at]} />}
            </span>
            {task?.done === 'said' ? (
              <Tick row={row} cell={cell} task={task} />
            ) : (
              <Stands cell={cell} />
            )}
          </div>
        );
      })}
    </>
  ),
);

const ChainName = ({ step }: { step: WorkshopView['chain'][number] | undefined }) =>
  step === undefined ? null : <Say k={`need-${step}`} />;

function Name({ row: { person, shellName } }: { row: WorkshopRow }) {
  const { leading, username } = person;
  const isHere = sameShellName(shellName, person.shellName);
  const page = isHere
    ? hashOf({ view: 'request', id: leading.id })
    : hashOf({ view: 'person', id: shellName });
  return (
    <div role="rowheader" className="workshop__name">
      <a href={page}>
        <bdi>{username === '' ? shellName : username}</bdi>
      </a>
      {username === '' ? null : (
        <span className="workshop__small">
          <Island mono>{shellName}</Island>
        </span>
      )}
    </div>
  );
}

const tones: Readonly<Record<CellState, string>> = {
  stuck: 'warning',
  'under-way': 'notice',
  'not-begun': 'notice',
  unknown: 'notice',
  done: 'success',
};

/** Green is for what was read back, and nothing else; what has not begun is told more quietly than what somebody waits for. */
function Stands({ cell: { state, at, request } }: { cell: Cell }) {
  const { time } = useText();
  const isQuiet = state === 'not-begun' || state === 'unknown';
  return (
    <>
      {isQuiet ? (
        <span className="workshop__quiet">
          <Say k={`workshop-is-${state}`} />
        </span>
      ) : (
        <Chip tone={tones[state]}>
          <Say k={`workshop-is-${state}`} />
        </Chip>
      )}
      {at === undefined ? null : (
        <time className="workshop__small" dateTime={at}>
          {time(at)}
        </time>
      )}
      {request ? <Why request={request} /> : null}
    </>
  );
}

function Why({ request }: { request: NonNullable<Cell['request']> }) {
  const [key, ...fill] = standsKey(request);
  return (
    <span className="workshop__small">
      <Say k={key} fill={fill} />
    </span>
  );
}

/** What only a person sees: a box, by the names of who did it and what. */
function Tick({ row, cell, task }: { row: WorkshopRow; cell: Cell; task: WorkshopTask }) {
  const { say, time } = useText();
  const cases = useStore('shift', (state) => state.cases);
  const isKnown = useStore('shift', ({ me }) => me !== '');
  const tick = useStore('shift', (state) => state.tick);
  const { person, shellName } = row;
  const change = (done: boolean): void => {
    const there = tickOf(person, task.id, cases);
    const id = there?.id ?? caseId(person, cases);
    void tick({ id, step: task.id, done, seen: there?.at ?? '' });
  };
  const who = person.username === '' ? shellName : person.username;
  return (
    <>
      <span className="cdx-checkbox workshop__tick">
        <span className="cdx-checkbox__wrapper">
          <input
            type="checkbox"
            className="cdx-checkbox__input"
            aria-label={say(
              'workshop-tick',
              who,
              fillText(`${task.guide.words}: ${task.text.words}`, {}),
            )}
            checked={cell.state === 'done'}
            disabled={!isKnown}
            onChange={({ target }) => change(target.checked)}
          />
          <span className="cdx-checkbox__icon" />
        </span>
      </span>
      {cell.by === undefined || cell.at === undefined ? null : (
        <span className="workshop__small">
          <Say k="workshop-ticked" fill={[cell.by, time(cell.at)]} />
        </span>
      )}
    </>
  );
}
