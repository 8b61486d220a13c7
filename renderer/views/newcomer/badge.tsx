import { cdxIconSuccess } from '@wikimedia/codex-icons';
import { useEventName } from '../../components/event-name.ts';
import { Icon } from '../../components/icon.tsx';
import { type StageName, stagesOf } from '../../selectors/people-at-desk.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { useOwnRequests } from './own-requests.ts';

const stageOf = { membership: 'toolforge', tool: 'tool', project: 'project' } as const;

/** What was asked for, each with whether it is done. */
function useWanted(): readonly { name: StageName; isDone: boolean }[] {
  const further = useStore('kiosk', ({ begun }) => begun?.further);
  const requests = useOwnRequests();
  const wanted = (further ?? []).map((part) => stageOf[part]);
  const done = stagesOf({ requests }).filter(({ state }) => state === 'done');
  return (['account', 'key', ...wanted] as const).map((name) => ({
    name,
    isDone: done.some((stage) => stage.name === name),
  }));
}

/** A badge on a lanyard that fills while the newcomer answers. Decoration: everything on it is said elsewhere. */
export function Badge() {
  const typed = useStore('draft', (state) => state.fields);
  const [account] = useOwnRequests();
  const { username, shellName } = account ?? typed;
  const wanted = useWanted();
  const event = useEventName();
  return (
    <div className="lanyard" aria-hidden="true">
      <svg className="lanyard__strap" viewBox="0 0 240 216">
        <path d="M14 -10 L120 188 L226 -10" />
        <path className="lanyard__clip" d="M120 182 V212" />
      </svg>
      <div className="tag">
        <span className="tag__slot" />
        <span className="tag__event">{event}</span>
        <bdi className={username === '' ? 'tag__empty' : 'tag__name'}>{username}</bdi>
        <bdi className={shellName === '' ? 'tag__empty tag__empty--shell' : 'tag__shell'} dir="ltr">
          {shellName}
        </bdi>
        <ul>
          {wanted.map(({ name, isDone }) => (
            <li key={name} className={isDone ? 'tag__done' : ''}>
              {isDone ? <Icon icon={cdxIconSuccess} /> : <span className="tag__ring" />}
              <Say k={`stage-${name}`} />
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
