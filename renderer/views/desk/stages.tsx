import {
  cdxIconAdd,
  cdxIconAlert,
  cdxIconBlock,
  cdxIconCheck,
  cdxIconClock,
  cdxIconShare,
  type Icon as CodexIcon,
} from '@wikimedia/codex-icons';
import { Icon } from '../../components/icon.tsx';
import { offeredStages, type Stage, type StageState } from '../../selectors/people-at-desk.ts';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say } from '../../text/text.tsx';

const icons: Readonly<Partial<Record<StageState, CodexIcon>>> = {
  done: cdxIconCheck,
  'needs-you': cdxIconAlert,
  waiting: cdxIconClock,
  exported: cdxIconShare,
  blocked: cdxIconBlock,
  none: cdxIconAdd,
};

interface Props {
  readonly stages: readonly Stage[];
  /** The request whose page is open. */
  readonly openId: string;
}

/** The way of a person, each stage with its true state, and to the request that tells of it. */
export function Stages({ stages, openId }: Props) {
  const event = useStore('event', (state) => state.event);
  return (
    <ol className="stages">
      {offeredStages(stages, event).map((stage) => (
        <li key={stage.name} className={`stage stage--${stage.state}`}>
          <span className="stage__dot">
            <Dot state={stage.state} />
          </span>
          <StageName stage={stage} openId={openId} />
          <span className="stage__state">
            <Say k={`stage-is-${stage.state}`} />
          </span>
        </li>
      ))}
    </ol>
  );
}

function Dot({ state }: Pick<Stage, 'state'>) {
  const icon = icons[state];
  if (state === 'sending') return <span className="spinner" />;
  return icon ? <Icon icon={icon} size="small" /> : null;
}

function StageName({ stage: { name, request }, openId }: { stage: Stage; openId: string }) {
  const words = <Say k={`stage-${name}`} />;
  if (!request) return <span className="stage__name">{words}</span>;
  return (
    <a
      className="stage__name"
      href={hashOf({ view: 'request', id: request.id })}
      aria-current={request.id === openId ? 'true' : undefined}
    >
      {words}
    </a>
  );
}
