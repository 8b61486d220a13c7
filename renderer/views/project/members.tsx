import { isAmong } from '../../../shared/names/shell-name.ts';
import type { ProjectMember, ProjectState } from '../../../shared/requests/project.ts';
import { FormPart } from '../../components/form/form-part.tsx';
import { Island } from '../../components/island.tsx';
import { MembershipForm } from '../request/membership/form.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { RoleOf } from '../../components/role-of.tsx';
import { isUnread, roleOf } from '../../selectors/project-state.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

interface Props {
  project: ProjectState;
}

/** Who is in a project and as what; one more, one less, or something else. */
export function Members({ project }: Props) {
  const { name, members } = project;
  const known = useStore('event', (state) => state.event?.projects?.roles);
  return (
    <section aria-labelledby="members-title">
      <h2 id="members-title">
        <Say k="project-members" fill={[members.length]} />
      </h2>
      <ul className="keys">
        {members.map(({ shellName, roles }) => (
          <li key={shellName}>
            <PlaceLink to="person" name={shellName} />
            <span className="row__detail">
              <RoleOf roles={roles} />
            </span>
            <ChangeMember
              of={{ project: name, shellName }}
              now={roleOf(roles, known)}
              isLast={members.length === 1}
            />
          </li>
        ))}
      </ul>
      <Group project={project} />
      <FormPart title={<Say k="project-add-member" />}>
        <MembershipForm
          id="add-member"
          lead={<Say k="project-add-member-lead" />}
          of={{ project: name }}
          missing="shellName"
          kinds={['member', 'viewer']}
          submit="project-add-person-do"
        />
      </FormPart>
    </section>
  );
}

interface ChangeProps {
  of: { readonly project: string; readonly shellName: string };
  now: ProjectMember['as'] | undefined;
  isLast: boolean;
}

/** The last one cannot go: nobody could let anybody in again. */
const ChangeMember = ({ of, now, isLast }: ChangeProps) => (
  <FormPart
    title={<Say k="project-change-member" fill={[<Island key="who">{of.shellName}</Island>]} />}
  >
    <MembershipForm
      id={`change-${of.shellName}`}
      lead={<Say k={isLast ? 'project-last-member' : 'project-change-lead'} />}
      of={of}
      now={now}
      kinds={isLast ? ['member', 'viewer'] : ['member', 'viewer', 'nobody']}
      submit="project-change-do"
    />
  </FormPart>
);

/** Whether the group that the cloud keeps in the directory says the same: log-ins go by the group. */
function Group({ project }: Props) {
  const { group, members } = project;
  if (group === undefined) {
    return (
      <p className="lead">
        <Say k={isUnread(project, 'directory') ? 'project-group-unread' : 'project-no-group'} />
      </p>
    );
  }
  const late = members.filter(({ shellName }) => !isAmong(group, shellName));
  const names = members.map(({ shellName }) => shellName);
  const left = group.filter((name) => !isAmong(names, name));
  if (late.length + left.length === 0) {
    return (
      <p className="lead">
        <Say k="project-group-agrees" />
      </p>
    );
  }
  return (
    <>
      <Differs k="project-group-late" names={late.map(({ shellName }) => shellName)} />
      <Differs k="project-group-left" names={left} />
    </>
  );
}

interface DiffersProps {
  k: 'project-group-late' | 'project-group-left';
  names: readonly string[];
}

const Differs = ({ k, names }: DiffersProps) =>
  names.length === 0 ? null : (
    <p className="lead">
      <Say k={k} fill={[<Island key="names">{names.join(', ')}</Island>]} />
    </p>
  );
