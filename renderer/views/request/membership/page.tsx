import type { MembershipView } from '../../../../shared/requests/membership.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { Island } from '../../../components/island.tsx';
import { PlaceLink } from '../../../components/place-link.tsx';
import { Say } from '../../../text/text.tsx';
import { Asked } from '../base/asked.tsx';
import { Done, LogIn, Tell } from '../base/done.tsx';
import { type Page, states } from '../base/states.tsx';

interface Props {
  request: RequestView;
}

function MembershipDone({ request }: Props) {
  const { membership } = request;
  if (!membership) return null;
  const { roles, before } = membership;
  const wasSo = before !== undefined && isSame(before, roles);
  return (
    <Done
      request={request}
      canUndo={!wasSo}
      stands={<Stands membership={membership} shellName={request.shellName} />}
    >
      {wasSo ? (
        <p>
          <Say k="membership-was-so" />
        </p>
      ) : null}
      <Meaning membership={membership} shellName={request.shellName} />
    </Done>
  );
}

interface Change {
  membership: MembershipView;
  shellName: string;
}

function Stands({ membership, shellName }: Change) {
  const { project, toolforge, roles } = membership;
  const end = roles.length === 0 ? '-end' : '';
  const who = <Island key="who">{shellName}</Island>;
  if (toolforge) return <Say k={`membership-done-toolforge${end}`} fill={[who]} />;
  const where = <PlaceLink key="where" to="project" name={project} />;
  return <Say k={`membership-done-roles${end}`} fill={[who, where]} />;
}

function Meaning({ membership: { toolforge, roles }, shellName }: Change) {
  if (roles.length > 0) {
    return <Tell steps={toolforge ? toolforgeSteps(shellName) : projectSteps} />;
  }
  return (
    <p className="lead">
      <Say k={toolforge ? 'membership-end-lead' : 'roles-end-means'} />
    </p>
  );
}

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && one.every((role) => other.includes(role));

/** The approval itself tells nobody: neither by mail nor on the page where it was asked for. */
const toolforgeSteps = (shellName: string) => [
  <Say key="login" k="tell-log-in-again" />,
  <LogIn key="ssh" k="tell-ssh" shellName={shellName} />,
  <Say key="can" k="tell-toolforge" />,
];

const projectSteps = [
  <Say key="login" k="tell-log-in-again" />,
  <Say key="can" k="tell-project" />,
];

/** Somebody becomes a member of a project or of Toolforge, or is one no more. */
export const membershipPage: Page = { now: { ...states, confirmed: MembershipDone }, asked: Asked };
