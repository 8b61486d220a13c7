import { cdxIconEye, cdxIconEyeClosed } from '@wikimedia/codex-icons';
import { useState } from 'react';
import { useText } from '../../text/text.tsx';
import { Button } from '../button.tsx';
import type { ControlProps } from './field.tsx';
import { TextInput } from './text-input.tsx';

interface Props extends ControlProps {
  value: string;
  onType: (value: string) => void;
  /** So that password managers offer the right thing. */
  autoComplete: 'new-password' | 'current-password';
}

/** A password that can be shown. Pasting and password managers work (WCAG 2.2, 3.3.8). */
export function PasswordInput({ autoComplete, ...rest }: Props) {
  const [shown, setShown] = useState(false);
  const { say } = useText();
  return (
    <TextInput {...rest} dir="ltr" more={{ type: shown ? 'text' : 'password', autoComplete }}>
      <Button onClick={() => setShown(!shown)} icon={shown ? cdxIconEyeClosed : cdxIconEye}>
        {say(shown ? 'password-hide' : 'password-show')}
      </Button>
    </TextInput>
  );
}
