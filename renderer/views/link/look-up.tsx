import { useState } from 'react';
import type { WikimediaAccount } from '../../../shared/requests/link.ts';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { Field } from '../../components/form/field.tsx';
import { useForm } from '../../components/form/form.tsx';
import { Island } from '../../components/island.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';

/** Looks the account up as the wikis know it, so that a slip of the keyboard is found before somebody logs in. */
export function LookUp() {
  const [name, setName] = useState('');
  const lookUp = useStore('link', (state) => state.lookUp);
  const asking = useStore('link', (state) => state.asking === 'account');
  const account = useStore('link', (state) => state.account);
  const problem = useStore('link', (state) =>
    state.problem?.of === 'account' ? state.problem.error : undefined,
  );
  const form = useForm({
    wrong: { name: name.trim() === '' && <Say k="name-rule-empty" /> },
    send: () => lookUp(name.trim()),
  });
  return (
    <section aria-labelledby="look-up-title">
      <h2 id="look-up-title">
        <Say k="link-look-up-title" />
      </h2>
      <form noValidate onSubmit={form.onSubmit}>
        <Field
          id="wiki-name"
          label="link-name"
          help={<Say k="link-name-help" />}
          message={form.message('name')}
          control={(control) => (
            <TextInput {...control} value={name} onType={setName} more={{ autoComplete: 'off' }}>
              <Button type="submit">
                <Say k={asking ? 'sign-in-asking' : 'link-look-up-do'} />
              </Button>
            </TextInput>
          )}
        />
      </form>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div role="status">{account ? <Found account={account} /> : null}</div>
    </section>
  );
}

function Found({ account: { id, name, registered, locked } }: { account: WikimediaAccount }) {
  const { day } = useText();
  return (
    <>
      <Facts
        facts={[
          { label: 'link-found', value: <bdi>{name}</bdi> },
          { label: 'link-number', value: <Island mono>{String(id)}</Island> },
          registered === undefined
            ? undefined
            : { label: 'link-registered', value: day(registered.slice(0, 10)) },
        ]}
      />
      {locked ? (
        <Notice tone="error">
          <Say k="link-locked" />
        </Notice>
      ) : null}
    </>
  );
}
