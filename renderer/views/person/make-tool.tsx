import { useState } from 'react';
import { SubmissionForm, useSubmission } from '../../components/form/submission.tsx';
import { ToolNameField } from '../../components/form/tool-name-field.tsx';
import { openMembership } from '../../selectors/open-requests.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

/** A new tool with this person as its maintainer. */
export function MakeTool({ id }: { id: string }) {
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
