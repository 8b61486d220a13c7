import { type ReactNode, useState } from 'react';
import { holdsPrivateKey } from '../../../shared/keys/private-key.ts';
import { Say } from '../../text/text.tsx';
import { Field, type FieldMessage } from './field.tsx';
import { TextArea } from './text-area.tsx';
import { TextInput } from './text-input.tsx';

interface KeyProps {
  id: string;
  optional?: boolean;
  help?: ReactNode;
  message: FieldMessage | undefined;
  value: string;
  onType: (text: string) => void;
}

const privateKey: FieldMessage = { tone: 'error', words: <Say k="key-rule-private-key" /> };

/** A public SSH key that is pasted. A private one leaves the screen at once and goes nowhere, not even over the bridge. */
export function PublicKeyField({ message, value, onType, ...field }: KeyProps) {
  const [wasPrivate, setWasPrivate] = useState(false);
  const type = (text: string) => {
    setWasPrivate(holdsPrivateKey(text));
    onType(holdsPrivateKey(text) ? '' : text);
  };
  return (
    <Field
      {...field}
      label="field-ssh-key"
      message={wasPrivate ? privateKey : message}
      control={(control) => (
        <TextArea {...control} rows={3} value={value} onType={type} dir="ltr" />
      )}
    />
  );
}

interface ReasonProps {
  id: string;
  message: FieldMessage | undefined;
  value: string;
  onType: (text: string) => void;
}

/** Why it is right that somebody else has the address or the key. */
export function SharedReasonField({ id, message, value, onType }: ReasonProps) {
  return (
    <Field
      id={id}
      label="field-shared"
      help={<Say k="field-shared-help" />}
      message={message}
      control={(control) => <TextInput {...control} value={value} onType={onType} />}
    />
  );
}
