import { useState } from 'react';
import type { MessageKey } from '../text/languages.ts';
import { Say } from '../text/text.tsx';
import { Button } from './button.tsx';

interface Props {
  label: MessageKey;
  /** The question that the second press answers. */
  question: MessageKey;
  onConfirm: () => void;
  /** As large as the buttons beside it. */
  size?: 'medium' | 'large';
}

/** For what cannot be taken back: the first press asks, the second does it, leaving it calls it off. */
export function ConfirmButton({ label, question, onConfirm, size = 'large' }: Props) {
  const [asked, setAsked] = useState(false);
  const press = () => {
    setAsked(!asked);
    if (asked) onConfirm();
  };
  return (
    <span onBlur={() => setAsked(false)}>
      <Button size={size} action={asked ? 'destructive' : 'default'} onClick={press}>
        <Say k={asked ? question : label} />
      </Button>
    </span>
  );
}
