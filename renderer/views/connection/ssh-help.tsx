import { useState } from 'react';
import { ButtonLink } from '../../components/button.tsx';
import { CopyText } from '../../components/copy-text.tsx';
import { Form, useForm } from '../../components/form/form.tsx';
import { Field, type FieldMessage } from '../../components/form/field.tsx';
import { TextArea } from '../../components/form/text-area.tsx';
import { Island } from '../../components/island.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { holdsPrivateKey } from '../../../shared/keys/private-key.ts';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';
import { Comparison } from './comparison.tsx';

/** Why a newcomer cannot log in by SSH: what to run at their computer, and what it printed beside what the directory has. */
export function SshHelp({ id }: { id: string }) {
  const { say } = useText();
  const seen = useStore('ssh', (state) => (state.name === id ? state.seen : undefined));
  return (
    <div className="narrow">
      <PageTitle title={say('ssh-title')} windowTitle={say('ssh-title')} />
      <Commands shellName={id} />
      <Pasted shellName={id} />
      <div className="ssh-result" role="status">
        {seen ? <Comparison seen={seen} /> : null}
      </div>
      <div className="actions">
        <ButtonLink href={hashOf({ view: 'person', id })}>
          <Say k="ssh-side-account" fill={[<Island key="id">{id}</Island>]} />
        </ButtonLink>
      </div>
    </div>
  );
}

/** What the newcomer runs, with Lanyard and without. */
function Commands({ shellName }: { shellName: string }) {
  const host = useStore('event', ({ event }) => event?.toolforge?.loginHost ?? 'HOST');
  return (
    <>
      <p>
        <Say k="ssh-lead" />
      </p>
      <h2>
        <Say k="ssh-command-plain" />
      </h2>
      <CopyText text={`ssh -v ${shellName}@${host}`} />
      <h2>
        <Say k="ssh-command-lanyard" />
      </h2>
      <CopyText text={`lanyard ssh-test --as ${shellName} ${host}`} />
    </>
  );
}

const privateKey: FieldMessage = { tone: 'error', words: <Say k="field-rule-private-key" /> };
const examples = [<Island key="code">lanyard-ssh:</Island>, <Island key="all">ssh -v</Island>];

/** What it printed. A private key leaves the screen at once and goes nowhere, not even over the bridge. */
function Pasted({ shellName }: { shellName: string }) {
  const [pasted, setPasted] = useState('');
  const [wasPrivate, setWasPrivate] = useState(false);
  const problem = useStore('ssh', (state) =>
    state.name === shellName ? state.problem : undefined,
  );
  const compare = useStore('ssh', (state) => state.compare);
  const form = useForm({
    wrong: { pasted: pasted.trim() === '' && <Say k="ssh-pasted-empty" /> },
    refused: problem?.fields,
    send: () => compare(shellName, pasted),
  });
  const type = (text: string) => {
    setWasPrivate(holdsPrivateKey(text));
    setPasted(holdsPrivateKey(text) ? '' : text);
  };
  return (
    <Form of={form} submit="ssh-compare-do" action="progressive" weight="primary">
      <Field
        id="ssh-pasted"
        label="ssh-pasted"
        help={<Say k="ssh-pasted-help" fill={examples} />}
        message={wasPrivate ? privateKey : form.message('pasted')}
        control={(control) => (
          <TextArea {...control} rows={5} value={pasted} onType={type} dir="ltr" />
        )}
      />
      {problem && problem.fields.length === 0 ? <ProblemNotice problem={problem} /> : null}
    </Form>
  );
}
