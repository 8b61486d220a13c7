import { useState, type SubmitEvent } from 'react';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { Button } from '../../../components/button.tsx';
import { Field } from '../../../components/form/field.tsx';
import { TextInput } from '../../../components/form/text-input.tsx';
import { useStore } from '../../../stores/provider.tsx';
import { Say } from '../../../text/text.tsx';
import { useRefusedField } from '../base/refused.tsx';

/** Other names for the same request; it goes on by itself. */
export function Rename({ request, primary = false }: { request: RequestView; primary?: boolean }) {
  const { id } = request;
  const [username, setUsername] = useState(request.username);
  const [shellName, setShellName] = useState(request.shellName);
  const rename = useStore('requests', (state) => state.rename);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    void rename(id, { username, shellName });
  };
  return (
    <form noValidate onSubmit={send}>
      <Field
        id="rename-username"
        label="field-username"
        message={useRefusedField(id, 'username')}
        control={(control) => <TextInput {...control} value={username} onType={setUsername} />}
      />
      <Field
        id="rename-shell-name"
        label="field-shell-name"
        message={useRefusedField(id, 'shellName')}
        control={(control) => (
          <TextInput {...control} dir="ltr" value={shellName} onType={setShellName} />
        )}
      />
      <div className="actions">
        <Button type="submit" action="progressive" weight={primary ? 'primary' : 'normal'}>
          <Say k="rename-do" />
        </Button>
      </div>
    </form>
  );
}
