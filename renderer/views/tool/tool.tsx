import { useMemo } from 'react';
import { ButtonLink } from '../../components/button.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ToolinfoLink } from '../../components/place-link.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SeenAt } from '../../components/seen-at.tsx';
import { placesTitle } from '../../selectors/event-titles.ts';
import { openRequestsOfTool } from '../../selectors/open-requests.ts';
import { useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { OpenRequests } from '../open-requests.tsx';
import { Maintainers } from './maintainers.tsx';
import { ToolFacts } from './tool-facts.tsx';

/** A tool as the directory has it now, and who looks after it. */
export function Tool({ id }: { id: string }) {
  const tool = useStore('tool', (state) => (state.name === id ? state.seen : undefined));
  const problem = useStore('tool', (state) => state.problem);
  const asking = useStore('tool', (state) => state.asking);
  const ask = useStore('tool', (state) => state.ask);
  const requests = useStore('requests', knownRequests);
  const asked = useMemo(() => openRequestsOfTool(requests, id), [requests, id]);
  const places = useStore('event', ({ event }) => placesTitle(event));
  const { say } = useText();
  return (
    <div className="narrow">
      <PageTitle title={say('tool-title', id)} />
      <SeenAt asked={tool?.asked} asking={asking} onAsk={() => void ask(id)} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      {tool ? <ToolFacts tool={tool} /> : null}
      <OpenRequests requests={asked} />
      {tool ? <Maintainers tool={tool} /> : null}
      <div className="actions">
        <ToolinfoLink tool={id} />
        <ButtonLink href="#/places">
          <Say k={places} />
        </ButtonLink>
      </div>
    </div>
  );
}
