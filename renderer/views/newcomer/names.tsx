import { normaliseShellName, normaliseUsername } from '../../../shared/names/names.ts';
import { Field, type FieldMessage } from '../../components/form/field.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { Alternatives, SavedAs, Spares, useSuggestionSelected } from '../card/name-fields.tsx';
import { ownVerdict, useOwnMessage } from './field-words.tsx';
import { Question, type Place } from './question.tsx';

type NameField = 'username' | 'shellName';

function useNameMessage(field: NameField): FieldMessage | undefined {
  const value = useStore('draft', (state) => state.fields[field]);
  const names = useStore('draft', (state) => state.names);
  const problem = useOwnMessage(field);
  if (problem) return problem;
  if (value.trim() === '') return undefined;
  return names ? ownVerdict(names[field]) : { tone: 'plain', words: <Say k="verdict-asking" /> };
}

function useName(field: NameField) {
  const value = useStore('draft', (state) => state.fields[field]);
  const type = useStore('draft', (state) => state.type);
  return { value, onType: (name: string) => type(field, name) };
}

/** The name that other developers see. */
export function UsernameQuestion(place: Place) {
  const name = useName('username');
  const message = useNameMessage('username');
  return (
    <Question
      {...place}
      title="newcomer-username-title"
      lead={<Say k="newcomer-username-lead" />}
      focuses="username"
    >
      <Field
        id="username"
        live
        label="field-username"
        message={message}
        control={(control) => <TextInput {...control} {...name} more={{ autoComplete: 'off' }} />}
      >
        <SavedAs typed={name.value} saved={normaliseUsername(name.value)} />
        <Others />
      </Field>
    </Question>
  );
}

/** The name for SSH, which follows the other one until somebody types another. */
export function ShellNameQuestion(place: Place) {
  useSuggestionSelected();
  const name = useName('shellName');
  const message = useNameMessage('shellName');
  return (
    <Question
      {...place}
      title="newcomer-shell-title"
      lead={<Say k="newcomer-shell-lead" />}
      focuses="shellName"
    >
      <Field
        id="shellName"
        live
        label="field-shell-name"
        message={message}
        control={(control) => (
          <TextInput {...control} {...name} dir="ltr" more={{ autoComplete: 'off' }} />
        )}
      >
        <SavedAs typed={name.value} saved={normaliseShellName(name.value)} />
        <Others />
      </Field>
    </Question>
  );
}

/** Names to take instead, and those to agree on while nobody can be asked. */
const Others = () => (
  <>
    <Alternatives />
    <Spares title="newcomer-spares-title" />
  </>
);
