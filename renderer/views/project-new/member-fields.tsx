import type { ProjectMember } from '../../../shared/requests/project.ts';
import { Button } from '../../components/button.tsx';
import { Field, type FieldMessage } from '../../components/form/field.tsx';
import { Radios } from '../../components/form/radios.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

interface Props {
  /** What was refused about a line; `field` is `members.<line, from 0>`. */
  message: (field: string) => FieldMessage | undefined;
}

/** The people of a new project, one line for each. */
export function MemberFields({ message }: Props) {
  const members = useStore('newProject', (state) => state.members);
  const addMember = useStore('newProject', (state) => state.addMember);
  return (
    <section aria-labelledby="members-title">
      <h2 id="members-title">
        <Say k="project-people" />
      </h2>
      <p className="lead">
        <Say k="project-people-help" />
      </p>
      <ul className="plain members">
        {members.map((member, at) => (
          // Lines have no name of their own before one is typed.
          <Member
            key={at}
            at={at}
            member={member}
            removable={members.length > 1}
            message={message(`members.${at}`)}
          />
        ))}
      </ul>
      <div className="actions">
        <Button onClick={addMember}>
          <Say k="project-add-line" />
        </Button>
      </div>
    </section>
  );
}

interface LineProps {
  at: number;
  member: ProjectMember;
  removable: boolean;
  message: FieldMessage | undefined;
}

function Member({ at, member, removable, message }: LineProps) {
  const setMember = useStore('newProject', (state) => state.setMember);
  const dropMember = useStore('newProject', (state) => state.dropMember);
  return (
    <li className="members__line">
      <Field
        id={`member-${at}`}
        label="field-shell-name"
        message={message}
        control={(control) => (
          <TextInput
            {...control}
            dir="ltr"
            value={member.shellName}
            onType={(shellName) => setMember(at, { ...member, shellName })}
            more={{ autoComplete: 'off' }}
          />
        )}
      />
      <Radios
        name={`member-as-${at}`}
        legend="member-as"
        options={memberKinds}
        value={member.as}
        onChange={(as) => setMember(at, { ...member, as })}
      />
      {removable ? (
        <Button weight="quiet" onClick={() => dropMember(at)}>
          {member.shellName === '' ? (
            <Say k="project-drop-empty-line" fill={[at + 1]} />
          ) : (
            <Say k="project-drop-line" fill={[member.shellName]} />
          )}
        </Button>
      ) : null}
    </li>
  );
}

const memberKinds = [
  { value: 'member', label: <Say k="member-as-member" /> },
  { value: 'viewer', label: <Say k="member-as-viewer" /> },
] as const;
