import { Field, type FieldMessage } from '../../components/form/field.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { useStore } from '../../stores/provider.tsx';

interface Props {
  readonly id: string;
  readonly value: string;
  readonly onType: (value: string) => void;
  readonly optional?: boolean;
  readonly message: FieldMessage | undefined;
}

/** The name of a helper, with those of today to choose from: whoever comes next may not have been here yet. */
export function NextHelperField({ id, value, onType, optional = false, message }: Props) {
  const me = useStore('shift', (state) => state.me);
  const helpers = useStore('shift', (state) => state.helpers);
  return (
    <Field
      id={id}
      label="case-hand-to"
      optional={optional}
      message={message}
      control={(control) => (
        <TextInput
          {...control}
          value={value}
          onType={onType}
          more={{ autoComplete: 'off', list: `${id}-known` }}
        >
          <datalist id={`${id}-known`}>
            {helpers
              .filter((helper) => helper !== me)
              .map((helper) => (
                <option key={helper} value={helper} />
              ))}
          </datalist>
        </TextInput>
      )}
    />
  );
}
