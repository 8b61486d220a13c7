import { useState } from 'react';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { Button } from '../../../components/button.tsx';
import { SubmissionForm, useSubmission, useSubmit } from '../../../components/form/submission.tsx';
import { ToolNameField } from '../../../components/form/tool-name-field.tsx';
import { Say } from '../../../text/text.tsx';

interface Props {
  request: RequestView;
}

/** A tool of that name is there: to join it, where somebody maintains it, or to take another name. */
export function ToolTaken({ request }: Props) {
  const [, maintainers = ''] = request.problem?.params ?? [];
  return (
    <>
      {maintainers === '' ? null : <JoinInstead request={request} />}
      <OtherName request={request} />
    </>
  );
}

const afterOf = ({ after }: RequestView) => (after === undefined ? {} : { after });

function JoinInstead({ request }: Props) {
  const { tool, shellName } = request;
  const submit = useSubmit('tools.setMaintainer');
  if (!tool) return null;
  const form = { tool: tool.name, shellName, change: 'add' as const, ...afterOf(request) };
  return (
    <section aria-labelledby="join-instead">
      <h2 id="join-instead">
        <Say k="tool-join-instead" />
      </h2>
      <p>
        <Say k="tool-join-instead-lead" />
      </p>
      <div className="actions">
        <Button action="progressive" onClick={() => void submit(form)}>
          <Say k="tool-join-instead-do" />
        </Button>
      </div>
    </section>
  );
}

function OtherName({ request }: Props) {
  const [name, setName] = useState('');
  const form = useSubmission('tools.create', {
    wrong: { name: name.trim() === '' && <Say k="name-rule-empty" /> },
    form: () => ({ name: name.trim(), maintainer: request.shellName, ...afterOf(request) }),
  });
  return (
    <section aria-labelledby="tool-other-name">
      <h2 id="tool-other-name">
        <Say k="tool-other-name" />
      </h2>
      <SubmissionForm of={form} submit="tool-make-do">
        <ToolNameField
          id="other-tool"
          value={name}
          onType={setName}
          message={form.message('name')}
        />
      </SubmissionForm>
      <p className="lead">
        <Say k="tool-instead-dismiss" />
      </p>
    </section>
  );
}
