import type { ReactNode } from 'react';
import { Field, type FieldMessage } from '../../components/form/field.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import type { MessageKey } from '../../text/languages.ts';

interface Props {
  id: string;
  label: MessageKey;
  help?: ReactNode;
  value: string;
  onType: (pin: string) => void;
  message?: FieldMessage | undefined;
}

/** A PIN, hidden from who stands beside. No password manager keeps it: it is good for one hand-over. */
export const PinField = ({ value, onType, ...field }: Props) => (
  <Field
    {...field}
    control={(control) => (
      <TextInput
        {...control}
        value={value}
        onType={onType}
        dir="ltr"
        more={{ type: 'password', inputMode: 'numeric', autoComplete: 'off' }}
      />
    )}
  />
);
