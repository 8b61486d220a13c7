import { useEventName } from '../../components/event-name.ts';
import { Facts } from '../../components/facts.tsx';
import { Island } from '../../components/island.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

/** What the event's profile allows. */
export function EventFacts() {
  const event = useStore('event', (state) => state.event);
  const name = useEventName();
  if (!event) return null;
  return (
    <section aria-labelledby="event-title">
      <h2 id="event-title">
        <Say k="settings-event" />
      </h2>
      <Facts
        facts={[
          { label: 'fact-event', value: <bdi>{name}</bdi> },
          { label: 'fact-profile', value: <Island mono>{event.profileFile}</Island> },
          {
            label: 'fact-password-length',
            value: <Say k="fact-characters" fill={[event.minPasswordLength]} />,
          },
          {
            label: 'fact-username-length',
            value: <Say k="fact-characters" fill={[event.usernameMaxLength]} />,
          },
          { label: 'fact-key-types', value: <KeyTypes types={event.keyTypes} /> },
        ]}
      />
    </section>
  );
}

const KeyTypes = ({ types }: { types: readonly string[] }) => (
  <ul className="plain">
    {types.map((type) => (
      <li key={type}>
        <Island mono>{type}</Island>
      </li>
    ))}
  </ul>
);
