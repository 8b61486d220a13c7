import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useEventName } from '../../components/event-name.ts';
import { Facts } from '../../components/facts.tsx';
import { Island } from '../../components/island.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
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
      <Use />
    </section>
  );
}

/** What was chosen on the first screen, and the way to choose again. A desk is closed for it: it may have requests on their way. */
function Use() {
  const view = useStore('start', (state) => state.view);
  const problem = useStore('start', (state) => state.problem);
  const askAgain = useStore('start', (state) => state.askAgain);
  const [isForgotten, setForgotten] = useState(false);
  if (!view?.way) return null;
  return (
    <>
      <Facts facts={[{ label: 'start-used-for', value: <Say k={`first-${view.way}`} /> }]} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div className="actions">
        <Button onClick={() => void askAgain().then(setForgotten)}>
          <Say k="start-change" />
        </Button>
      </div>
      <p role="status">{isForgotten ? <Say k="start-at-next" /> : null}</p>
    </>
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
