import { Field } from '../../components/form/field.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { useDraft } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { useFieldMessage } from './use-field-message.tsx';

export function EmailField() {
  const value = useDraft((state) => state.fields.email);
  const type = useDraft((state) => state.type);
  return (
    <Field
      id="email"
      label="field-email"
      help={<Say k="field-email-help" />}
      message={useFieldMessage('email')}
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
