import { useEffect } from 'react';
import { useStore } from '../../stores/provider.tsx';
import { availability } from './availability.tsx';
import { Say } from '../../text/text.tsx';
import { Field, type FieldMessage } from './field.tsx';
import { TextInput } from './text-input.tsx';

interface Props {
  id: string;
  value: string;
  onType: (name: string) => void;
  /** What was refused about it; it counts for more than what is found while somebody types. */
  message?: FieldMessage | undefined;
}

/** The name of a new tool, looked up while it is typed. */
export function ToolNameField({ id, value, onType, message }: Props) {
  const check = useStore('toolNames', (state) => state.check);
  const verdict = useStore('toolNames', (state) => state.verdict);
  const problem = useStore('toolNames', (state) => state.problem);
  const found = value.trim() === '' ? undefined : availability({ verdict, problem });
  // A name that was typed before one went elsewhere is asked about again.
  useEffect(() => check(value), [check, value]);
  return (
    <Field
      id={id}
      label="tool-name"
      help={<Say k="tool-name-help" />}
      live
      message={message ?? found}
      control={(control) => (
        <TextInput
          {...control}
          dir="ltr"
          value={value}
          onType={onType}
          more={{ autoComplete: 'off' }}
        />
      )}
    />
  );
}
