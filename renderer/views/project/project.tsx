import { useMemo } from 'react';
import { ButtonLink } from '../../components/button.tsx';
import { CloudSignedOut, CloudWays } from '../../components/cloud-ways.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SeenAt } from '../../components/seen-at.tsx';
import { placesTitle } from '../../selectors/event-titles.ts';
import { openRequestsOfProject } from '../../selectors/open-requests.ts';
import { useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { OpenRequests } from '../open-requests.tsx';
import { Members } from './members.tsx';
import { ProjectHead } from './project-head.tsx';
import { Quotas } from './quotas.tsx';
import { Rules } from './rules.tsx';

/** A project as the cloud has it now: its people, what it may use, what passes its firewall. */
export function Project({ id }: { id: string }) {
  const project = useStore('project', (state) => (state.name === id ? state.seen : undefined));
  const asking = useStore('project', (state) => state.asking);
  const ask = useStore('project', (state) => state.ask);
  const requests = useStore('requests', knownRequests);
  const asked = useMemo(() => openRequestsOfProject(requests, id), [requests, id]);
  const places = useStore('event', ({ event }) => placesTitle(event));
  const { say } = useText();
  return (
    <div className="narrow">
      <PageTitle title={say('project-title', id)} />
      <SeenAt asked={project?.asked} asking={asking} onAsk={() => void ask(id)} />
      <Unseen />
      {project ? (
        <>
          <ProjectHead project={project} />
          <OpenRequests requests={asked} />
          <Members project={project} />
          <Quotas project={project} />
          <Rules project={project} />
        </>
      ) : (
        <OpenRequests requests={asked} />
      )}
      <div className="actions">
        <ButtonLink href="#/places">
          <Say k={places} />
        </ButtonLink>
        {project ? (
          <ButtonLink href={hashOf({ view: 'project-removal', id })} weight="quiet">
            <Say k="project-remove-open" />
          </ButtonLink>
        ) : null}
      </div>
    </div>
  );
}

/** Why it could not be seen, and what else can be done. */
function Unseen() {
  const problem = useStore('project', (state) => state.problem);
  const requestUrl = useStore('event', (state) => state.event?.projects?.requestUrl);
  if (!problem) return <CloudSignedOut requestUrl={requestUrl} />;
  const isRights = problem.code === 'cloud-no-rights' || problem.code.startsWith('cloud-sign-in');
  return (
    <ProblemNotice problem={problem}>
      {isRights ? <CloudWays requestUrl={requestUrl} /> : null}
      {problem.code === 'project-missing' ? (
        <p>
          <a href="#/project-new">
            <Say k="places-new-project" />
          </a>
        </p>
      ) : null}
    </ProblemNotice>
  );
}
