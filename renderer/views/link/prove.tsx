import { useState } from 'react';
import type { Proof } from '../../../shared/contract/links.ts';
import { Button } from '../../components/button.tsx';
import { OwnerPasswordField } from '../../components/form/owner-password-field.tsx';
import { SubmissionForm, useSubmission } from '../../components/form/submission.tsx';
import { Notice, type Tone } from '../../components/notice.tsx';
import { Outside } from '../../components/island.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

/** The person logs in on the wikis themselves; only then is anything linked. */
export function Prove({ id }: { id: string }) {
  const proof = useStore('link', (state) => state.proof);
  const problem = useStore('link', (state) =>
    state.problem?.of === 'proof' ? state.problem.error : undefined,
  );
  return (
    <section aria-labelledby="prove-title">
      <h2 id="prove-title">
        <Say k="link-prove-title" />
      </h2>
      <p>
        <Say k="link-prove-lead" />
      </p>
      {problem ? <ProblemNotice problem={problem} /> : null}
      <div role="status">{proof ? <State proof={proof} /> : null}</div>
      {proof?.state === 'proven' ? <FileLink id={id} proof={proof} /> : <Begin />}
    </section>
  );
}

/** One proof at a time: another one is begun once this one has failed. */
function Begin() {
  const isUnderWay = useStore('link', (state) => state.proof?.state === 'open');
  const prove = useStore('link', (state) => state.prove);
  const asking = useStore('link', (state) => state.asking === 'proof');
  if (isUnderWay) return null;
  return (
    <div className="actions">
      <Button action="progressive" onClick={() => void prove()}>
        <Say k={asking ? 'sign-in-asking' : 'link-prove-do'} />
      </Button>
    </div>
  );
}

const tones: Readonly<Record<Proof['state'], Tone>> = {
  open: 'notice',
  proven: 'success',
  refused: 'warning',
  expired: 'warning',
};

function State({ proof: { state, url, account } }: { proof: Proof }) {
  const lookedUp = useStore('link', (known) => known.account);
  const isOther = account !== undefined && lookedUp !== undefined && account.id !== lookedUp.id;
  return (
    <>
      <Notice tone={tones[state]}>
        <p>
          <Say k={`link-proof-${state}`} fill={[<bdi key="name">{account?.name}</bdi>]} />
        </p>
        {state === 'open' ? (
          <p>
            <Outside url={url}>
              <Say k="link-open" />
            </Outside>
          </p>
        ) : null}
      </Notice>
      {isOther ? (
        <Notice tone="warning">
          <Say k="link-other-proven" fill={[lookedUp.name]} />
        </Notice>
      ) : null}
    </>
  );
}

/** The other half: whose developer account it is shows by its password. */
function FileLink({ id, proof }: { id: string; proof: Proof }) {
  const [password, setPassword] = useState('');
  const form = useSubmission('links.file', {
    wrong: { password: password === '' && <Say k="field-rule-owner-password-empty" fill={[id]} /> },
    form: () => ({ proof: proof.id, shellName: id, password }),
    onDone: () => setPassword(''),
  });
  return (
    <SubmissionForm of={form} submit="link-do" weight="primary">
      <OwnerPasswordField
        id="owner-password"
        shellName={id}
        message={form.message('password')}
        value={password}
        onType={setPassword}
      />
    </SubmissionForm>
  );
}
