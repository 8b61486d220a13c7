import { useEffect, useState } from 'react';
import type { DeskAtHub } from '../../../shared/desks/desks.ts';
import { Button } from '../../components/button.tsx';
import { Facts } from '../../components/facts.tsx';
import { Field } from '../../components/form/field.tsx';
import { Form, useForm } from '../../components/form/form.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { Island } from '../../components/island.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';

/** Whether the hub knows this desk, and the code by which somebody lets it in. Nothing where the event has no hub. */
export function HubSettings() {
  const hasHub = useStore('event', ({ event }) => event?.hubUrl !== undefined);
  return hasHub ? <Hub /> : null;
}

function Hub() {
  const atHub = useStore('session', (state) => state.atHub);
  const look = useStore('session', (state) => state.lookAtHub);
  const problem = useStore('session', (state) => state.hubProblem);
  useEffect(() => void look(), [look]);
  return (
    <section aria-labelledby="hub-title">
      <h2 id="hub-title">
        <Say k="settings-hub" />
      </h2>
      {atHub ? <HubFacts hub={atHub} /> : null}
      {problem ? <ProblemNotice problem={problem} /> : null}
      {atHub?.enrolled === 'yes' ? null : <Code />}
      {atHub?.enrolled === 'no' ? <AskIn /> : null}
      <div className="actions">
        <Button onClick={() => void look()}>
          <Say k="connection-ask-now" />
        </Button>
      </div>
    </section>
  );
}

function HubFacts({ hub }: { hub: NonNullable<DeskAtHub['hub']> }) {
  return (
    <Facts
      facts={[
        { label: 'fact-state', value: <Say k={`hub-desk-${hub.enrolled}`} /> },
        { label: 'fact-hub', value: <Island>{hub.url}</Island> },
        { label: 'hub-fingerprint', value: <Island mono>{hub.fingerprint}</Island> },
      ]}
    />
  );
}

/** In two halves, as people read it out. */
function Code() {
  const code = useStore('session', (state) => state.code);
  const { time } = useText();
  if (!code) return null;
  return (
    <>
      <p className="desk-code">
        <Island mono>{`${code.code.slice(0, 4)} ${code.code.slice(4)}`}</Island>
      </p>
      <p>
        <Say k="hub-desk-code-lead" fill={[time(code.until)]} />
      </p>
    </>
  );
}

function AskIn() {
  const askIn = useStore('session', (state) => state.askIn);
  const [name, setName] = useState('');
  const form = useForm({
    wrong: { name: name.trim() === '' && <Say k="cloud-field-empty" /> },
    send: () => askIn(name),
  });
  return (
    <Form of={form} submit="hub-get-code" action="progressive" weight="primary">
      <Field
        id="name"
        label="hub-desk-name"
        help={<Say k="hub-desk-name-help" />}
        message={form.message('name')}
        control={(control) => <TextInput {...control} value={name} onType={setName} />}
      />
    </Form>
  );
}
