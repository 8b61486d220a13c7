import { useState } from 'react';
import { Button, ButtonLink } from '../components/button.tsx';
import { Field } from '../components/form/field.tsx';
import { Form, useForm } from '../components/form/form.tsx';
import { Island } from '../components/island.tsx';
import { Notice } from '../components/notice.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { PasswordInput } from '../components/form/password-input.tsx';
import { ProblemNotice } from '../components/problem-notice.tsx';
import { TextInput } from '../components/form/text-input.tsx';
import { useStore } from '../stores/provider.tsx';
import { Say, useText } from '../text/text.tsx';

/** The helper's own sign-in at the directory. Without it people can be typed in, but nothing is sent. */
export function SignIn() {
  const session = useStore('session', (state) => state.session);
  const { say } = useText();
  return (
    <div className="narrow">
      <PageTitle title={say('sign-in-title')} />
      {session?.signedIn ? <SignedIn bindDn={session.bindDn} /> : <SignInForm />}
    </div>
  );
}

function SignedIn({ bindDn }: { bindDn: string }) {
  const signOut = useStore('session', (state) => state.signOut);
  return (
    <>
      <Notice tone="success">
        <Say k="sign-in-done" fill={[<Island mono>{bindDn}</Island>]} />
      </Notice>
      <div className="actions">
        <ButtonLink href="#/desk" action="progressive" weight="primary">
          <Say k="back-to-desk" />
        </ButtonLink>
        <Button onClick={() => void signOut()}>
          <Say k="sign-out" />
        </Button>
      </div>
    </>
  );
}

function SignInForm() {
  const given = useStore('event', (state) => state.event?.bindDn ?? '');
  const signIn = useStore('session', (state) => state.signIn);
  const asking = useStore('session', (state) => state.asking);
  const problem = useStore('session', (state) => state.problem);
  const [typed, setTyped] = useState<string>();
  const [password, setPassword] = useState('');
  const bindDn = typed ?? given;
  const form = useForm({
    wrong: {
      bindDn: bindDn.trim() === '' && <Say k="sign-in-dn-empty" />,
      password: password === '' && <Say k="sign-in-password-empty" />,
    },
    async send() {
      // A refused password is kept, so that one slip does not mean typing it all again.
      if (await signIn(bindDn, password)) setPassword('');
    },
  });
  return (
    <Form
      of={form}
      submit={asking ? 'sign-in-asking' : 'sign-in-do'}
      action="progressive"
      weight="primary"
      size="large"
    >
      <p className="lead">
        <Say k="sign-in-lead" />
      </p>
      <Field
        id="bindDn"
        label="sign-in-dn"
        help={<Say k="sign-in-dn-help" />}
        message={form.message('bindDn')}
        control={(control) => (
          <TextInput
            {...control}
            dir="ltr"
            value={bindDn}
            onType={setTyped}
            more={{ name: 'username', autoComplete: 'username' }}
          />
        )}
      />
      <Field
        id="bindPassword"
        label="sign-in-password"
        message={form.message('password')}
        control={(control) => (
          <PasswordInput
            {...control}
            autoComplete="current-password"
            value={password}
            onType={setPassword}
          />
        )}
      />
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Form>
  );
}
