import { type SubmitEvent, useState } from 'react';
import {
  FilingActions,
  FilingProblem,
  useFiled,
  useFilingField,
} from '../../components/form/submission.tsx';
import { required } from '../../components/form/field.tsx';
import { ToolNameField } from '../../components/form/tool-name-field.tsx';
import { openMembership } from '../../selectors/open-requests.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

/** A new tool with this person as its maintainer. */
export function MakeTool({ id }: { id: string }) {
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const membership = useStore('requests', ({ requests }) => openMembership(requests, id)?.id);
  const file = useStore('submission', (state) => state.tool);
  const filed = useFiled();
  const refused = useFilingField('name');
  const isEmpty = name.trim() === '';
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (isEmpty) return;
    const after = membership === undefined ? {} : { after: membership };
    void filed(file({ name, maintainer: id, ...after }));
  };
  return (
    <form noValidate onSubmit={send}>
      <p>
        <Say k={membership === undefined ? 'tool-make-lead' : 'tool-make-after'} />
      </p>
      <ToolNameField
        id="new-tool"
        value={name}
        onType={setName}
        message={required(tried && isEmpty, 'name-rule-empty', refused)}
      />
      <FilingProblem fields={['name']} />
      <FilingActions submit="tool-make-do" />
    </form>
  );
}
