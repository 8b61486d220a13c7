import type { PersonOverview } from '../../../shared/contract/people.ts';
import { CloudWays } from '../../components/cloud-ways.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SeenAt } from '../../components/seen-at.tsx';
import { useStore } from '../../stores/provider.tsx';
import { isErrorCode, problemKeys } from '../../text/problem.ts';
import { Say } from '../../text/text.tsx';
import { Linked } from './linked.tsx';
import { Projects } from './projects.tsx';
import { Toolforge } from './toolforge.tsx';
import { Tools } from './tools.tsx';

const parts = [
  { of: 'toolforge', Part: Toolforge },
  { of: 'tools', Part: Tools },
  { of: 'projects', Part: Projects },
  { of: 'wikimediaAccount', Part: Linked },
] as const;

/** What a person has beyond the account: only what this event has is told. */
export function Overview({ id }: { id: string }) {
  const had = useStore('overview', (state) => (state.name === id ? state.seen : undefined));
  const event = useStore('event', (state) => state.event);
  const shown = parts.filter(({ of }) => event?.[of] !== undefined);
  if (shown.length === 0) return null;
  return (
    <>
      <Asked id={id} had={had} />
      {had?.unread.map((unread) => (
        <Unread key={`${unread.part} ${unread.code}`} {...unread} />
      ))}
      {shown.map(({ of, Part }) => (
        <Part key={of} id={id} had={had} />
      ))}
    </>
  );
}

/** As of when it is told, or why it cannot be. */
function Asked({ id, had }: { id: string; had: PersonOverview | undefined }) {
  const problem = useStore('overview', (state) => state.problem);
  const asking = useStore('overview', (state) => state.asking);
  const ask = useStore('overview', (state) => state.ask);
  return (
    <>
      <SeenAt asked={had?.asked} asking={asking} onAsk={() => void ask(id)} />
      {problem ? <ProblemNotice problem={problem} /> : null}
    </>
  );
}

/** A part that nobody answered for: what is missing below is unknown, not absent. */
function Unread({ part, code }: PersonOverview['unread'][number]) {
  const isCloud = part === 'cloud';
  return (
    <Notice tone="warning">
      <p>
        <strong>
          <Say k={isCloud ? 'belongings-unread-cloud' : 'belongings-unread-directory'} />
        </strong>
      </p>
      {isErrorCode(code) ? (
        <p>
          <Say k={problemKeys(code).what} />
        </p>
      ) : null}
      {isCloud ? <CloudWays /> : null}
    </Notice>
  );
}
