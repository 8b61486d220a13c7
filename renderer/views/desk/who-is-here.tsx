import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/form/field.tsx';
import { Form, useForm } from '../../components/form/form.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

/** Asks once in a shift which helper is here; whoever was here today is one key away. `focuses` is the id of what takes the focus then. */
export function WhoIsHere({ focuses }: { focuses: string }) {
  const [name, setName] = useState('');
  const enter = useStore('shift', (state) => state.enter);
  const helpers = useStore('shift', (state) => state.helpers);
  const problem = useStore('shift', (state) =>
    state.problem?.id === '' ? state.problem.error : undefined,
  );
  const begin = async (who: string): Promise<void> => {
    if (await enter(who)) document.getElementById(focuses)?.focus();
  };
  const form = useForm({
    wrong: { name: name.trim() === '' && <Say k="field-rule-helper-empty" /> },
    refused: problem?.fields,
    send: () => begin(name),
  });
  return (
    <>
      <p className="lead">
        <Say k="helper-who-lead" />
      </p>
      <Form
        of={form}
        submit="helper-enter"
        action="progressive"
        beside={helpers.map((helper) => (
          <Button key={helper} weight="quiet" onClick={() => void begin(helper)}>
            <bdi>{helper}</bdi>
          </Button>
        ))}
      >
        <Field
          id="helper-name"
          label="helper-name"
          message={form.message('name')}
          control={(control) => (
            <TextInput {...control} value={name} onType={setName} more={{ autoComplete: 'off' }} />
          )}
        />
      </Form>
      {problem && problem.fields.length === 0 ? <ProblemNotice problem={problem} /> : null}
    </>
  );
}
