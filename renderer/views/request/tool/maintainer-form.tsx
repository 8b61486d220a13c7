import { type ReactNode, useState } from 'react';
import { openMembership } from '../../../selectors/open-requests.ts';
import { useStore } from '../../../stores/provider.tsx';
import type { MessageKey } from '../../../text/languages.ts';
import { Say } from '../../../text/text.tsx';
import { Field } from '../../../components/form/field.tsx';
import { SubmissionForm, useSubmission } from '../../../components/form/submission.tsx';
import { TextInput } from '../../../components/form/text-input.tsx';

interface Props {
  id: string;
  lead: ReactNode;
  /** One of the two is known; the other is asked for. */
  of: { readonly shellName: string } | { readonly tool: string };
  submit: MessageKey;
}

/** Adds a maintainer to a tool. */
export function MaintainerForm({ id, lead, of, submit }: Props) {
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const field = 'tool' in of ? 'shellName' : 'tool';
  const wanted = 'tool' in of ? { ...of, shellName: name } : { ...of, tool: name };
  const membership = useStore(
    'requests',
    ({ requests }) => openMembership(requests, wanted.shellName)?.id,
  );
  const after = membership === undefined ? {} : { after: membership };
  const form = useSubmission('tools.setMaintainer', {
    wrong: { [field]: name === '' && <Say k="name-rule-empty" /> },
    form: () => ({ ...wanted, change: 'add', ...after }),
  });
  return (
    <SubmissionForm of={form} submit={submit}>
      <p>{lead}</p>
      <Field
        id={`${id}-name`}
        label={field === 'tool' ? 'tool-name' : 'field-shell-name'}
        message={form.message(field)}
        control={(control) => <TextInput {...control} dir="ltr" value={typed} onType={setTyped} />}
      />
    </SubmissionForm>
  );
}
