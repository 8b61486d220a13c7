import { Field } from '../../components/form/field.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { useFieldMessage } from './use-field-message.tsx';

/** Why it is right that somebody else has the address or the key; asked for only where somebody has. */
export function SharedField() {
  const value = useStore('draft', (state) => state.fields.sharedBecause);
  const type = useStore('draft', (state) => state.type);
  const isHeld = useStore('draft', ({ held, problems }) => {
    const verdicts = [held?.email?.is, held?.sshKey?.is];
    const rules = [problems.email?.rule, problems.sshKey?.rule];
    return verdicts.includes('held') || rules.some((rule) => rule?.endsWith('-held') === true);
  });
  const message = useFieldMessage('sharedBecause');
  if (!isHeld && value === '') return null;
  return (
    <Field
      id="sharedBecause"
      label="field-shared"
      optional
      help={<Say k="field-shared-help" />}
      message={message}
      control={(control) => (
        <TextInput
          {...control}
          value={value}
          onType={(reason) => type('sharedBecause', reason)}
          more={{ autoComplete: 'off' }}
        />
      )}
    />
  );
}
