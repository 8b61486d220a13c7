import { useState } from 'react';
import type { CloudSession } from '../../shared/domain/cloud.ts';
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

/** The helper's own sign-in at the cloud, where it does not come with the files of this machine. */
export function CloudSignIn() {
  const session = useStore('cloud', (state) => state.session);
  const { say } = useText();
  return (
    <div className="narrow">
      <PageTitle title={say('cloud-sign-in-title')} />
      {session ? <Now session={session} /> : null}
    </div>
  );
}

function Now({ session: { available, signedIn, username } }: { session: CloudSession }) {
  if (!available) return <Say k="cloud-none" />;
  return signedIn ? <SignedIn username={username} /> : <SignInForm known={username} />;
}

function SignedIn({ username }: { username: string }) {
  const signOut = useStore('cloud', (state) => state.signOut);
  return (
    <>
      <Notice tone="success">
        {username === '' ? (
          <Say k="cloud-signed-in-by-file" />
        ) : (
          <Say k="sign-in-done" fill={[<Island key="who">{username}</Island>]} />
        )}
      </Notice>
      <div className="actions">
        <ButtonLink href="#/desk" action="progressive" weight="primary">
          <Say k="back-to-desk" />
        </ButtonLink>
        <ButtonLink href="#/settings">
          <Say k="cloud-show" />
        </ButtonLink>
        <Button onClick={() => void signOut()}>
          <Say k="sign-out" />
        </Button>
      </div>
    </>
  );
}

function SignInForm({ known }: { known: string }) {
  const signIn = useStore('cloud', (state) => state.signIn);
  const asking = useStore('cloud', (state) => state.asking);
  const problem = useStore('cloud', (state) => state.problem);
  const needsPasscode = useStore('cloud', (state) => state.needsPasscode);
  const [username, setUsername] = useState(known);
  const [password, setPassword] = useState('');
  const [passcode, setPasscode] = useState('');
  const empty = <Say k="cloud-field-empty" />;
  const form = useForm({
    wrong: {
      username: username.trim() === '' && empty,
      password: password === '' && empty,
      passcode: needsPasscode && passcode.trim() === '' && empty,
    },
    async send() {
      const second = needsPasscode ? { passcode } : {};
      // A passcode counts once; a refused password is kept, so that one slip does not mean typing it all again.
      setPasscode('');
      if (await signIn({ username, password, ...second })) setPassword('');
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
        <Say k="cloud-sign-in-lead" />
      </p>
      <Field
        id="cloudUser"
        label="cloud-user"
        help={<Say k="cloud-user-help" />}
        message={form.message('username')}
        control={(control) => (
          <TextInput
            {...control}
            value={username}
            onType={setUsername}
            more={{ name: 'username', autoComplete: 'username' }}
          />
        )}
      />
      <Field
        id="cloudPassword"
        label="field-password"
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
      {needsPasscode ? (
        <Field
          id="cloudPasscode"
          label="cloud-passcode"
          help={<Say k="cloud-passcode-help" />}
          message={form.message('passcode')}
          control={(control) => (
            <TextInput
              {...control}
              dir="ltr"
              value={passcode}
              onType={setPasscode}
              more={{ autoComplete: 'one-time-code', inputMode: 'numeric' }}
            />
          )}
        />
      ) : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
    </Form>
  );
}
