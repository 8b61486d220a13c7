import { type SubmitEvent, useState } from 'react';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { Button } from '../../../components/button.tsx';
import { FilingProblem, useFiled, useFilingField } from '../../../components/form/submission.tsx';
import { required } from '../../../components/form/field.tsx';
import { ToolNameField } from '../../../components/form/tool-name-field.tsx';
import { useStore } from '../../../stores/provider.tsx';
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
  const file = useStore('submission', (state) => state.maintainer);
  const filed = useFiled();
  if (!tool) return null;
  const wish = { tool: tool.name, shellName, change: 'add' as const, ...afterOf(request) };
  return (
    <section aria-labelledby="join-instead">
      <h2 id="join-instead">
        <Say k="tool-join-instead" />
      </h2>
      <p>
        <Say k="tool-join-instead-lead" />
      </p>
      <div className="actions">
        <Button action="progressive" onClick={() => void filed(file(wish))}>
          <Say k="tool-join-instead-do" />
        </Button>
      </div>
    </section>
  );
}

function OtherName({ request }: Props) {
  const [name, setName] = useState('');
  const [tried, setTried] = useState(false);
  const file = useStore('submission', (state) => state.tool);
  const filed = useFiled();
  const refused = useFilingField('name');
  const isEmpty = name.trim() === '';
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    setTried(true);
    if (isEmpty) return;
    void filed(file({ name: name.trim(), maintainer: request.shellName, ...afterOf(request) }));
  };
  return (
    <section aria-labelledby="tool-other-name">
      <h2 id="tool-other-name">
        <Say k="tool-other-name" />
      </h2>
      <form noValidate onSubmit={send}>
        <ToolNameField
          id="other-tool"
          value={name}
          onType={setName}
          message={required(tried && isEmpty, 'name-rule-empty', refused)}
        />
        <FilingProblem fields={['name']} />
        <div className="actions">
          <Button type="submit" action="progressive">
            <Say k="tool-make-do" />
          </Button>
        </div>
      </form>
      <p className="lead">
        <Say k="tool-instead-dismiss" />
      </p>
    </section>
  );
}
