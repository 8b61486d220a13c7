import { useState } from 'react';
import { Field, type FieldMessage } from '../../components/form/field.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { Island } from '../../components/island.tsx';
import { emailHint } from '../../forms/email-hint.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { useFieldMessage, useHeldMessage } from './use-field-message.tsx';

/** The address where the account’s mail goes: looked at once the field is left, so that nobody is corrected in the middle of a word. */
export function EmailField() {
  const value = useStore('draft', (state) => state.fields.email);
  const type = useStore('draft', (state) => state.type);
  const leave = useStore('draft', (state) => state.leaveEmail);
  const problem = useFieldMessage('email');
  const held = useHeldMessage('email');
  const [isBeingTyped, setBeingTyped] = useState(false);
  const hint = isBeingTyped ? undefined : emailHint(value);
  const asked: FieldMessage | undefined =
    hint === undefined
      ? undefined
      : { tone: 'notice', words: <Meant email={hint} onTake={() => type('email', hint)} /> };
  return (
    <Field
      id="email"
      label="field-email"
      help={<Say k="field-email-help" />}
      message={problem ?? held ?? asked}
      control={(control) => (
        <TextInput
          {...control}
          value={value}
          onType={(email) => {
            setBeingTyped(true);
            type('email', email);
          }}
          onLeave={() => {
            setBeingTyped(false);
            leave();
          }}
          dir="ltr"
          more={{ inputMode: 'email', autoComplete: 'off' }}
        />
      )}
    />
  );
}

const Meant = ({ email, onTake }: { email: string; onTake: () => void }) => (
  <>
    <Say k="email-meant" fill={[<Island key="email">{email}</Island>]} />{' '}
    <button type="button" className="cdx-button cdx-button--weight-quiet" onClick={onTake}>
      <Say k="email-meant-take" />
    </button>
  </>
);
