import type { PersonOverview } from '../../../shared/contract/people.ts';
import { CloudSignedOut } from '../../components/cloud-ways.tsx';
import { FormPart } from '../../components/form/form-part.tsx';
import { MembershipForm } from '../request/membership/form.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { RoleOf } from '../../components/role-of.tsx';
import { Chip } from '../../components/state-chip.tsx';
import { Say } from '../../text/text.tsx';

/** The projects somebody is in, and the way into another one. */
export function Projects({ id, had }: { id: string; had: PersonOverview | undefined }) {
  const isRead = had?.unread.every(({ part }) => part !== 'cloud') ?? false;
  const projects = had?.projects ?? [];
  return (
    <section aria-labelledby="projects-title">
      <h2 id="projects-title">
        <Say k="projects-title" />
      </h2>
      {projects.length === 0 ? (
        <p className="lead">
          <Say k={isRead ? 'projects-none' : 'unasked'} />
        </p>
      ) : (
        <ul className="keys">
          {projects.map(({ name, roles, inGroup }) => (
            <li key={name}>
              <PlaceLink to="project" name={name} />
              <span className="row__detail">
                <RoleOf roles={roles} />
              </span>
              {inGroup === false ? (
                <Chip tone="warning">
                  <Say k="project-not-in-group" />
                </Chip>
              ) : null}
            </li>
          ))}
        </ul>
      )}
      <FormPart title={<Say k="project-add-person" />}>
        <CloudSignedOut />
        <MembershipForm
          id="add-to-project"
          lead={<Say k="project-add-person-lead" />}
          of={{ shellName: id }}
          missing="project"
          kinds={['member', 'viewer']}
          submit="project-add-person-do"
        />
      </FormPart>
    </section>
  );
}
