import type { ReactNode } from 'react';
import type { FieldProblem } from '../../../shared/result.ts';
import type { MessageKey } from '../../text/languages.ts';
import { Say } from '../../text/text.tsx';
import { Notice, type Tone } from '../notice.tsx';
import { FieldRule } from '../problem-notice.tsx';

/** The one message a field may have. */
export interface FieldMessage {
  readonly tone: Tone | 'plain';
  readonly words: ReactNode;
}

/** What a control needs to be tied to its label, help and message. */
export interface ControlProps {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

interface Props {
  id: string;
  label: MessageKey;
  optional?: boolean;
  help?: ReactNode;
  message?: FieldMessage | undefined;
  /** A message comes and goes while somebody types, so there is always room for it. */
  live?: boolean;
  control: (props: ControlProps) => ReactNode;
  children?: ReactNode;
}

/** Codex' Field: label above, control, message, help. */
export function Field(props: Props) {
  const { id, help, message, live = false, control, children } = props;
  const messageId = `${id}-message`;
  const helpId = `${id}-help`;
  return (
    <div className="cdx-field">
      <Label {...props} helpId={helpId} />
      {control({
        id,
        'aria-describedby': help === undefined ? messageId : `${messageId} ${helpId}`,
        'aria-invalid': message?.tone === 'error',
      })}
      <div
        id={messageId}
        className={`field-message ${live ? 'field-message--live' : ''}`}
        aria-live="polite"
      >
        {message ? <Words message={message} /> : null}
      </div>
      {children}
    </div>
  );
}

function Label({ id, label, optional = false, help, helpId }: Props & { helpId: string }) {
  return (
    <div className="cdx-label">
      <label className="cdx-label__label" htmlFor={id}>
        <span className="cdx-label__label__text">
          <Say k={label} />
        </span>
        {optional ? (
          <span className="cdx-label__label__optional-flag">
            {' '}
            <Say k="field-optional" />
          </span>
        ) : null}
      </label>
      {help === undefined ? null : (
        <span id={helpId} className="cdx-label__description">
          {help}
        </span>
      )}
    </div>
  );
}

function Words({ message: { tone, words } }: { message: FieldMessage }) {
  if (tone === 'plain') return <div className="plain-words">{words}</div>;
  return (
    <Notice tone={tone} inline>
      {words}
    </Notice>
  );
}

/** What a refused field says: the words of the rule that it breaks. */
export const refusal = (problem: FieldProblem | undefined): FieldMessage | undefined =>
  problem && { tone: 'error', words: <FieldRule problem={problem} /> };
