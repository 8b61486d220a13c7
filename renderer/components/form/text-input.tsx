import type { InputHTMLAttributes, ReactNode } from 'react';
import type { ControlProps } from './field.tsx';

interface Props extends ControlProps {
  value: string;
  onType: (value: string) => void;
  /** Called when the field is left. */
  onLeave?: () => void;
  /** Machine names and addresses run from left to right in every language; people's names follow their own. */
  dir?: 'ltr' | 'auto';
  more?: Pick<
    InputHTMLAttributes<HTMLInputElement>,
    'type' | 'autoComplete' | 'inputMode' | 'list' | 'name' | 'placeholder'
  >;
  /** What stands beside the input, such as a button. */
  children?: ReactNode;
}

/** Codex' TextInput. Nothing corrects or capitalises what is typed here. */
export function TextInput(props: Props) {
  const { value, onType, onLeave, dir = 'auto', more, children, ...control } = props;
  const status = control['aria-invalid'] ? 'cdx-text-input--status-error' : '';
  return (
    <div className="control-row">
      <div className={`cdx-text-input ${status}`}>
        <input
          {...control}
          {...more}
          className="cdx-text-input__input"
          dir={dir}
          value={value}
          spellCheck={false}
          autoCapitalize="none"
          onChange={(event) => onType(event.target.value)}
          onBlur={onLeave}
        />
      </div>
      {children}
    </div>
  );
}
