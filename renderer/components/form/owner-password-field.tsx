import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { Island } from '../island.tsx';
import { Field, type FieldMessage } from './field.tsx';
import { PasswordInput } from './password-input.tsx';

interface Props {
  id: string;
  shellName: string;
  message: FieldMessage | undefined;
  value: string;
  onType: (value: string) => void;
}

/** The password of an account that is there: whoever types it shows that the account is theirs. */
export function OwnerPasswordField({ id, shellName, message, value, onType }: Props) {
  const isPractice = useStore('event', (state) => state.event?.practice ?? false);
  return (
    <Field
      id={id}
      label="link-password"
      help={
        <>
          <Say k="link-password-help" fill={[<Island key="who">{shellName}</Island>]} />{' '}
          {isPractice ? <Say k="practice-password" /> : null}
        </>
      }
      message={message}
      control={(control) => (
        <PasswordInput {...control} autoComplete="current-password" value={value} onType={onType} />
      )}
    />
  );
}
