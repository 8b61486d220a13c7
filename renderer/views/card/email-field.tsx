import { Field } from '../../components/form/field.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { useFieldMessage, useHeldMessage } from './use-field-message.tsx';

/** The address where the account’s mail goes. */
export function EmailField() {
  const value = useStore('draft', (state) => state.fields.email);
  const type = useStore('draft', (state) => state.type);
  const problem = useFieldMessage('email');
  const held = useHeldMessage('email');
  return (
    <Field
      id="email"
      label="field-email"
      live
      help={<Say k="field-email-help" />}
      message={problem ?? held}
      control={(control) => (
        <TextInput
          {...control}
          value={value}
          onType={(email) => type('email', email)}
          dir="ltr"
          more={{ inputMode: 'email', autoComplete: 'off' }}
        />
      )}
    />
  );
}
