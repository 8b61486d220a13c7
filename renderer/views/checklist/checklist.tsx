import {
  cdxIconAlert,
  cdxIconHelpNotice,
  cdxIconReload,
  cdxIconSuccess,
  type Icon as CodexIcon,
} from '@wikimedia/codex-icons';
import {
  checkGroups,
  groupOfCheck,
  type CheckGroup,
  type CheckLine,
  type CheckName,
  type CheckState,
} from '../../../shared/checklist/checklist.ts';
import { Button } from '../../components/button.tsx';
import { Icon } from '../../components/icon.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useFromHub, useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { Limit } from './limit.tsx';

const nothing: readonly CheckLine[] = [];

/** What has to be right before an event: what was found, and one thing to do for each line that is not. */
export function Checklist() {
  const { say } = useText();
  const problem = useStore('checklist', (state) => state.problem);
  const lines = useStore('checklist', ({ seen }) => seen?.lines ?? nothing);
  const hasLimit = useStore('event', ({ event }) => event?.wikimediaAccount !== undefined);
  return (
    <div className="checklist">
      <div>
        <PageTitle title={say('check-title')} />
        <Progress />
        {problem ? <ProblemNotice problem={problem} /> : null}
        {checkGroups.map((group) => (
          <Group key={group} group={group} lines={lines} />
        ))}
      </div>
      {hasLimit ? <Limit /> : null}
    </div>
  );
}

/** How much is ready, as of when, and the way to look again. */
function Progress() {
  const { say, time } = useText();
  const { lines = nothing, at } = useStore('checklist', ({ seen }) => seen) ?? {};
  const running = useStore('checklist', (state) => state.asking);
  const ask = useStore('checklist', (state) => state.ask);
  // What is not needed here, or could not be asked, is neither ready nor to be done.
  const known = lines.filter(({ state }) => state !== 'unknown');
  const ready = known.filter(({ state }) => state === 'good').length;
  return (
    <div className="seen-at">
      <p role="status">
        {running ? <Say k="check-running" /> : null}
        {!running && at !== undefined
          ? `${say('check-ready', ready, known.length)} · ${say('check-at', time(at))}`
          : null}
      </p>
      <Button icon={cdxIconReload} onClick={() => void ask('desk')}>
        <Say k="check-again" />
      </Button>
    </div>
  );
}

function Group({ group, lines }: { group: CheckGroup; lines: readonly CheckLine[] }) {
  const own = lines.filter(({ name }) => groupOfCheck[name] === group);
  const isAtHub = useFromHub();
  if (own.length === 0) return null;
  return (
    <section aria-labelledby={`checks-${group}`}>
      <h2 id={`checks-${group}`}>
        <Say k={isAtHub && group === 'computer' ? 'check-group-hub' : `check-group-${group}`} />
      </h2>
      <ul className="checks">
        {own.map((line) => (
          <Line key={line.name} line={line} />
        ))}
      </ul>
    </section>
  );
}

const icons: Readonly<Record<CheckState, CodexIcon>> = {
  good: cdxIconSuccess,
  'to-do': cdxIconAlert,
  unknown: cdxIconHelpNotice,
};

/** Where the one thing is done that a line asks for. */
const ways: Readonly<Record<string, string>> = {
  'check-directory-login-missing': '#/sign-in',
  'check-cloud-login-missing': '#/cloud-sign-in',
  'check-keychain-closed': '#/desk',
  'check-participants-none': '#/roster',
};

/** Lines whose filling is a time. */
const timed: readonly CheckName[] = ['names', 'dates'];

function Line({ line: { name, found, state, params } }: { line: CheckLine }) {
  const { has, say, time } = useText();
  const key = `check-${name}-${found}`;
  const fill = timed.includes(name) ? params.map((param) => time(String(param))) : params;
  const words = has(key) ? say(key, ...fill) : found;
  const way = ways[key];
  return (
    <li className={`check check--${state}`}>
      <Icon icon={icons[state]} />
      <span className="visually-hidden">
        <Say k={`check-state-${state}`} />
      </span>
      <span className="check__name">
        <Say k={`check-name-${name}`} />
      </span>
      <span className="check__found">{way === undefined ? words : <a href={way}>{words}</a>}</span>
    </li>
  );
}
