import type { ControlProps } from './field.tsx';

interface Props extends ControlProps {
  value: string;
  onType: (value: string) => void;
  rows?: number;
  /** Keys run from left to right in every language, and nothing corrects them. */
  dir?: 'ltr' | 'auto';
}

/** Codex' TextArea, for a few sentences in anybody's language. */
export function TextArea({ value, onType, rows = 3, dir = 'auto', ...control }: Props) {
  const status = control['aria-invalid'] ? 'cdx-text-area--status-error' : '';
  return (
    <div className={`cdx-text-area ${status}`}>
      <textarea
        {...control}
        className="cdx-text-area__textarea"
        dir={dir}
        spellCheck={dir === 'auto' ? undefined : false}
        rows={rows}
        value={value}
        onChange={(event) => onType(event.target.value)}
      />
    </div>
  );
}
