import { useState, type SubmitEvent } from 'react';
import { Button } from '../../../components/button.tsx';
import { Field, type FieldMessage } from '../../../components/form/field.tsx';
import { PasswordInput } from '../../../components/form/password-input.tsx';
import type { FieldProblem } from '../../../../shared/result.ts';
import { passwordProblem } from '../../../forms/card-form.ts';
import { useStore } from '../../../stores/provider.tsx';
import { fieldRuleKey } from '../../../text/problem.ts';
import { Say } from '../../../text/text.tsx';

/** The password was kept nowhere, so the newcomer types it once more. */
export function PasswordAgain({ id }: { id: string }) {
  const [password, setPassword] = useState('');
  const [short, setShort] = useState<FieldProblem>();
  const retry = useStore('requests', (state) => state.retry);
  const refused = useStore('requests', ({ problem }) =>
    problem?.id === id ? problem.error.fields[0] : undefined,
  );
  const minLength = useStore('event', (state) => state.event?.minPasswordLength ?? 0);
  const send = async (event: SubmitEvent) => {
    event.preventDefault();
    const found = passwordProblem(password, minLength);
    setShort(found && { field: 'password', ...found });
    if (!found && (await retry(id, password))) setPassword('');
  };
  const problem = short ?? refused;
  return (
    <form noValidate className="password-again" onSubmit={(event) => void send(event)}>
      <Field
        id="password-again"
        label="field-password"
        help={<Say k="card-look-away" />}
        message={problem && wordsOf(problem)}
        control={(control) => (
          <PasswordInput
            {...control}
            autoComplete="new-password"
            value={password}
            onType={setPassword}
          />
        )}
      />
      <div className="actions">
        <Button type="submit" action="progressive" weight="primary">
          <Say k="request-send-password" />
        </Button>
      </div>
    </form>
  );
}

const wordsOf = (problem: FieldProblem): FieldMessage => ({
  tone: 'error',
  words: <Say k={fieldRuleKey(problem)} fill={problem.params} />,
});
