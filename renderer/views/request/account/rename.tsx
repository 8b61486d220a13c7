import { useState } from 'react';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { Field } from '../../../components/form/field.tsx';
import { Form, useForm } from '../../../components/form/form.tsx';
import { TextInput } from '../../../components/form/text-input.tsx';
import { useStore } from '../../../stores/provider.tsx';
import { useRefused } from '../base/refused.tsx';

/** Other names for the same request; it goes on by itself. */
export function Rename({ request, primary = false }: { request: RequestView; primary?: boolean }) {
  const { id } = request;
  const [username, setUsername] = useState(request.username);
  const [shellName, setShellName] = useState(request.shellName);
  const rename = useStore('requests', (state) => state.rename);
  const form = useForm({
    refused: useRefused(id),
    send: () => rename(id, { username, shellName }),
  });
  return (
    <Form of={form} submit="rename-do" action="progressive" weight={primary ? 'primary' : 'normal'}>
      <Field
        id="rename-username"
        label="field-username"
        message={form.message('username')}
        control={(control) => <TextInput {...control} value={username} onType={setUsername} />}
      />
      <Field
        id="rename-shell-name"
        label="field-shell-name"
        message={form.message('shellName')}
        control={(control) => (
          <TextInput {...control} dir="ltr" value={shellName} onType={setShellName} />
        )}
      />
    </Form>
  );
}
