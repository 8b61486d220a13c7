import { type ReactNode, type SubmitEvent, useState } from 'react';
import { openMembership } from '../../../selectors/open-requests.ts';
import { useStore } from '../../../stores/provider.tsx';
import type { MessageKey } from '../../../text/languages.ts';
import { Field, required } from '../../../components/form/field.tsx';
import {
  FilingActions,
  FilingProblem,
  useFiled,
  useFilingField,
} from '../../../components/form/submission.tsx';
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
  const [tried, setTried] = useState(false);
  const name = typed.trim();
  const wish = 'tool' in of ? { ...of, shellName: name } : { ...of, tool: name };
  const membership = useStore(
    'requests',
    ({ requests }) => openMembership(requests, wish.shellName)?.id,
  );
  const file = useStore('submission', (state) => state.maintainer);
  const filed = useFiled();
  const field = 'tool' in of ? 'shellName' : 'tool';
  const refused = useFilingField(field);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (name === '') return;
    const after = membership === undefined ? {} : { after: membership };
    void filed(file({ ...wish, change: 'add', ...after }));
  };
  return (
    <form noValidate onSubmit={send}>
      <p>{lead}</p>
      <Field
        id={`${id}-name`}
        label={field === 'tool' ? 'tool-name' : 'field-shell-name'}
        message={required(tried && name === '', 'name-rule-empty', refused)}
        control={(control) => <TextInput {...control} dir="ltr" value={typed} onType={setTyped} />}
      />
      <FilingProblem fields={[field]} />
      <FilingActions submit={submit} />
    </form>
  );
}
