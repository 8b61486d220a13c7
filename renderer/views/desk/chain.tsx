import { offeredStages, type Stage } from '../../selectors/people-at-desk.ts';
import { useStore } from '../../stores/provider.tsx';
import { useText } from '../../text/text.tsx';

/** How it stands with each stage, at a glance: the shape tells the state, the colour only helps. Nothing where nothing of it was asked for. */
export function Chain({ stages: all }: { stages: readonly Stage[] }) {
  const { say } = useText();
  const stages = offeredStages(
    all,
    useStore('event', (state) => state.event),
  );
  const words = stages
    .filter(({ state }) => state !== 'none')
    .map(({ name, state }) => say('chain-part', say(`stage-${name}`), say(`stage-is-${state}`)));
  if (words.length === 0) return null;
  return (
    <span className="chain" role="img" aria-label={words.join(', ')}>
      {stages.map(({ name, state }) => (
        <i key={name} className={`chain__part chain__part--${state}`} />
      ))}
    </span>
  );
}
