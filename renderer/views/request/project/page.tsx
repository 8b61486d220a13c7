import type { ProjectView } from '../../../../shared/requests/project.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { Accordion } from '../../../components/accordion.tsx';
import { CopyText } from '../../../components/copy-text.tsx';
import { Island, Outside } from '../../../components/island.tsx';
import { PlaceLink } from '../../../components/place-link.tsx';
import { QuotaList } from '../../../components/quota-list.tsx';
import { Say, useText } from '../../../text/text.tsx';
import { Asked } from '../base/asked.tsx';
import { Done, Tell } from '../base/done.tsx';
import { NoteReview } from './note-review.tsx';
import { type Page, states } from '../base/states.tsx';
import { WaitingForOthers } from '../base/waiting-for-others.tsx';

interface Props {
  request: RequestView;
}

function ProjectWaiting({ request }: Props) {
  const { requestText, requestUrl, snippet, reviewUrl } = request.project ?? {};
  return (
    <WaitingForOthers request={request} text={requestText} url={requestUrl}>
      {snippet === undefined ? null : <Snippet text={snippet} />}
      <NoteReview id={request.id} reviewUrl={reviewUrl} />
    </WaitingForOthers>
  );
}

const Snippet = ({ text }: { text: string }) => (
  <Accordion title={<Say k="project-snippet" />}>
    <p>
      <Say k="project-snippet-help" />
    </p>
    <CopyText text={text} />
  </Accordion>
);

function ProjectDone({ request }: Props) {
  const { project } = request;
  if (!project) return null;
  const { name, origin } = project;
  const wasThere = origin === 'there-before';
  return (
    <Done
      request={request}
      canUndo={!wasThere}
      stands={
        <Say
          k={wasThere ? 'project-done-there' : 'project-done'}
          fill={[<PlaceLink key="project" to="project" name={name} />]}
        />
      }
    >
      <Tell
        steps={[<Say key="login" k="tell-log-in-again" />, <Say key="can" k="tell-project" />]}
      />
    </Done>
  );
}

function ProjectAsked({ request }: Props) {
  const { day } = useText();
  const { project } = request;
  if (!project) return null;
  const { name, purpose, whyNotToolforge, ends, zone, reviewUrl } = project;
  return (
    <Asked
      request={request}
      facts={[
        { label: 'project-name', value: <PlaceLink to="project" name={name} /> },
        { label: 'fact-purpose', value: <bdi className="typed">{purpose}</bdi> },
        whyNotToolforge === ''
          ? undefined
          : {
              label: 'project-why-not-toolforge',
              value: <bdi className="typed">{whyNotToolforge}</bdi>,
            },
        { label: 'project-people', value: <People project={project} /> },
        { label: 'project-preset', value: <Size project={project} /> },
        { label: 'fact-ends', value: day(ends) },
        zone === undefined
          ? undefined
          : { label: 'project-zone-short', value: <Island mono>{zone}</Island> },
        reviewUrl === undefined
          ? undefined
          : { label: 'fact-review', value: <Outside url={reviewUrl} /> },
      ]}
    />
  );
}

const People = ({ project: { members } }: { project: ProjectView }) => (
  <ul className="plain">
    {members.map(({ shellName, as }) => (
      <li key={shellName}>
        <Say k={`project-person-${as}`} fill={[<Island key="who">{shellName}</Island>]} />
      </li>
    ))}
  </ul>
);

const Size = ({ project: { preset, quotas } }: { project: ProjectView }) => (
  <>
    <bdi>{preset}</bdi>
    <QuotaList quotas={quotas} />
  </>
);

/** A project is made here, or asked for where others review it. */
export const projectPage: Page = {
  now: { ...states, saved: ProjectWaiting, waiting: ProjectWaiting, confirmed: ProjectDone },
  asked: ProjectAsked,
};
