import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { Island } from '../../components/island.tsx';
import { Notice } from '../../components/notice.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import type { MessageKey } from '../../text/languages.ts';
import { Say, useText } from '../../text/text.tsx';
import { FurtherWanted } from './more.tsx';
import { useIsAtHub } from './own-requests.ts';
import { Question, type Place } from './question.tsx';
import type { StepName } from './steps.ts';

interface Props extends Place {
  /** Goes back to one answer. */
  onChange: (step: StepName) => void;
}

/** Everything once more, before it is sent: the names cannot be changed later. */
export function CheckQuestion({ onChange, ...place }: Props) {
  const { username, shellName, email, sshKey } = useStore('draft', (state) => state.fields);
  const sending = useStore('draft', (state) => state.sending);
  const isOwn = useStore('start', ({ view }) => view?.way === 'newcomer');
  const isAtHub = useIsAtHub();
  const hasKey = sshKey.trim() !== '';
  const next = isOwn ? 'laptop-make' : sending ? 'newcomer-creating' : 'newcomer-create';
  return (
    <Question
      {...place}
      title="newcomer-check-title"
      lead={<Say k="newcomer-check-lead" />}
      next={next}
    >
      <dl className="readout">
        <Answer label="field-username" onChange={() => onChange('username')}>
          <bdi>{username}</bdi>
        </Answer>
        <Answer label="field-shell-name" onChange={() => onChange('shell-name')}>
          <Island mono>{shellName}</Island>
        </Answer>
        <Answer label="field-email" onChange={() => onChange('email')}>
          <Island>{email}</Island>
        </Answer>
        <Answer label="stage-key" onChange={() => onChange('key')}>
          <Say k={hasKey ? 'newcomer-check-key' : 'newcomer-check-no-key'} />
        </Answer>
      </dl>
      {isOwn || isAtHub ? <FurtherWanted /> : null}
      <Refused isOwn={isOwn || isAtHub} />
    </Question>
  );
}

interface AnswerProps {
  label: MessageKey;
  onChange: () => void;
  children: ReactNode;
}

function Answer({ label, onChange, children }: AnswerProps) {
  const { say } = useText();
  return (
    <div>
      <dt>
        <Say k={label} />
      </dt>
      <dd>
        <span>{children}</span>
        <Button weight="quiet" onClick={onChange}>
          <span aria-hidden="true">
            <Say k="newcomer-change" />
          </span>
          <span className="visually-hidden">
            <Say k="newcomer-check-change" fill={[say(label)]} />
          </span>
        </Button>
      </dd>
    </div>
  );
}

/** Nobody can tell whether it was the same person on another device, so both are said, and not who it was. */
const AskedAlready = () => (
  <Notice tone="error" alert>
    <p>
      <strong>
        <Say k="newcomer-asked-already" />
      </strong>
    </p>
    <p>
      <Say k="newcomer-asked-already-next" />
    </p>
  </Notice>
);

/** What no answer of the newcomer's can mend; on their own computer nobody is beside them who would know more. */
function Refused({ isOwn }: { isOwn: boolean }) {
  const problem = useStore('draft', (state) => state.problem);
  if (problem?.code === 'asked-otherwise' && isOwn) return <AskedAlready />;
  if (problem && isOwn) return <ProblemNotice problem={problem} />;
  return (
    <div aria-live="assertive">
      {problem ? (
        <Notice tone="error">
          <Say k="newcomer-refused" />
        </Notice>
      ) : null}
    </div>
  );
}
