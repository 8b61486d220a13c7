import type { ReactNode } from 'react';
import type { FieldMessage } from './field.tsx';
import { Notice } from '../notice.tsx';

interface Props {
  id: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  label: ReactNode;
  message?: FieldMessage | undefined;
  isDisabled?: boolean;
}

/** Codex' Checkbox with a message of its own. */
export function Checkbox(props: Props) {
  const { id, checked, onChange, label, message, isDisabled = false } = props;
  const messageId = `${id}-message`;
  const isBad = message !== undefined;
  return (
    <div className={`cdx-checkbox ${isBad ? 'cdx-checkbox--status-error' : ''}`}>
      <div className="cdx-checkbox__wrapper">
        <input
          id={id}
          type="checkbox"
          className="cdx-checkbox__input"
          checked={checked}
          disabled={isDisabled}
          aria-invalid={isBad}
          aria-describedby={messageId}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span className="cdx-checkbox__icon" />
        <div className="cdx-checkbox__label cdx-label">
          <label htmlFor={id} className="cdx-label__label">
            <span className="cdx-label__label__text">{label}</span>
          </label>
        </div>
      </div>
      <div id={messageId} className="checkbox-message" aria-live="polite">
        {message ? (
          <Notice tone="error" inline>
            {message.words}
          </Notice>
        ) : null}
      </div>
    </div>
  );
}
