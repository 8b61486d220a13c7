import type { RequestView } from '../../../../shared/requests/request.ts';
import { Accordion } from '../../../components/accordion.tsx';
import { CopyText } from '../../../components/copy-text.tsx';
import { PlaceLink } from '../../../components/place-link.tsx';
import { Say } from '../../../text/text.tsx';
import { Asked } from '../base/asked.tsx';
import { Done, Tell } from '../base/done.tsx';
import { NoteReview } from './note-review.tsx';
import { type Page, states } from '../base/states.tsx';
import { WaitingForOthers } from '../base/waiting-for-others.tsx';

interface Props {
  request: RequestView;
}

function ProjectWaiting({ request }: Props) {
  const { snippet, reviewUrl } = request.project ?? {};
  return (
    <WaitingForOthers request={request}>
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

/** A project is made here, or asked for where others review it. */
export const projectPage: Page = {
  now: { ...states, saved: ProjectWaiting, waiting: ProjectWaiting, confirmed: ProjectDone },
  asked: Asked,
};
