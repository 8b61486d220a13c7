import { useMemo } from 'react';
import { ButtonLink } from '../../components/button.tsx';
import { CloudSignedOut, CloudWays } from '../../components/cloud-ways.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SeenAt } from '../../components/seen-at.tsx';
import { askedOfProject } from '../../selectors/open-requests.ts';
import { useEvent, useProject, useRequests } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { AskedHere } from '../open-requests.tsx';
import { Members } from './members.tsx';
import { ProjectHead } from './project-head.tsx';
import { Quotas } from './quotas.tsx';
import { Rules } from './rules.tsx';

/** A project as the cloud has it now: its people, what it may use, what passes its firewall. */
export function Project({ id }: { id: string }) {
  const project = useProject((state) => (state.name === id ? state.seen : undefined));
  const asking = useProject((state) => state.asking);
  const ask = useProject((state) => state.ask);
  const requests = useRequests((state) => state.requests);
  const asked = useMemo(() => askedOfProject(requests, id), [requests, id]);
  const { say } = useText();
  return (
    <div className="narrow">
      <PageTitle title={say('project-title', id)} />
      <SeenAt asked={project?.asked} asking={asking} onAsk={() => void ask(id)} />
      <Unseen />
      {project ? (
        <>
          <ProjectHead project={project} />
          <AskedHere requests={asked} />
          <Members project={project} />
          <Quotas project={project} />
          <Rules project={project} />
        </>
      ) : (
        <AskedHere requests={asked} />
      )}
      <div className="actions">
        <ButtonLink href="#/places">
          <Say k="places-title" />
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
  const problem = useProject((state) => state.problem);
  const requestUrl = useEvent((state) => state.event?.projects?.requestUrl);
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
