import { useState } from 'react';
import type { PersonOverview } from '../../../shared/contract/people.ts';
import { FormPart } from '../../components/form/form-part.tsx';
import { SubmissionForm, useSubmission } from '../../components/form/submission.tsx';
import { ToolNameField } from '../../components/form/tool-name-field.tsx';
import { PlaceLink } from '../../components/place-link.tsx';
import { openMembership } from '../../selectors/open-requests.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { MaintainerForm } from '../request/tool/maintainer-form.tsx';

/** A new tool with this person as its maintainer. */
function MakeTool({ id }: { id: string }) {
  const [name, setName] = useState('');
  const membership = useStore('requests', ({ requests }) => openMembership(requests, id)?.id);
  const after = membership === undefined ? {} : { after: membership };
  const form = useSubmission('tools.create', {
    wrong: { name: name.trim() === '' && <Say k="name-rule-empty" /> },
    form: () => ({ name, maintainer: id, ...after }),
  });
  return (
    <SubmissionForm of={form} submit="tool-make-do">
      <p>
        <Say k={membership === undefined ? 'tool-make-lead' : 'tool-make-after'} />
      </p>
      <ToolNameField id="new-tool" value={name} onType={setName} message={form.message('name')} />
    </SubmissionForm>
  );
}

/** Makes this person a maintainer of a tool that is there already. */
const JoinTool = ({ id }: { id: string }) => (
  <MaintainerForm
    id="join-tool"
    lead={<Say k="tool-join-lead" />}
    of={{ shellName: id }}
    submit="tool-join-do"
  />
);

/** The tools somebody maintains, and the ways to another one. */
export function Tools({ id, had }: { id: string; had: PersonOverview | undefined }) {
  const isRead = had?.unread.every(({ part }) => part !== 'directory') ?? false;
  const tools = had?.tools ?? [];
  return (
    <section aria-labelledby="tools-title">
      <h2 id="tools-title">
        <Say k="tools-title" />
      </h2>
      {tools.length === 0 ? (
        <p className="lead">
          <Say k={isRead ? 'tools-none' : 'unasked'} />
        </p>
      ) : (
        <ul className="keys">
          {tools.map((name) => (
            <li key={name}>
              <PlaceLink to="tool" name={name} />
            </li>
          ))}
        </ul>
      )}
      <FormPart title={<Say k="tool-make" />}>
        <MakeTool id={id} />
      </FormPart>
      <FormPart title={<Say k="tool-join" />}>
        <JoinTool id={id} />
      </FormPart>
    </section>
  );
}
