import type { ControlProps } from './field.tsx';

interface Props extends ControlProps {
  value: string;
  onType: (value: string) => void;
  rows?: number;
}

/** Codex' TextArea, for a few sentences in anybody's language. */
export function TextArea({ value, onType, rows = 3, ...control }: Props) {
  const status = control['aria-invalid'] ? 'cdx-text-area--status-error' : '';
  return (
    <div className={`cdx-text-area ${status}`}>
      <textarea
        {...control}
        className="cdx-text-area__textarea"
        dir="auto"
        rows={rows}
        value={value}
        onChange={(event) => onType(event.target.value)}
      />
    </div>
  );
}
