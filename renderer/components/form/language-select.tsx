import { languages, ownName } from '../../../shared/languages.ts';
import { type MessageKey } from '../../text/languages.ts';
import { Say } from '../../text/text.tsx';

interface Props {
  id: string;
  label: MessageKey;
  value: string;
  onChange: (language: string) => void;
}

/** A choice among the languages that have words, each called as its own speakers call it. */
export function LanguageSelect({ id, label, value, onChange }: Props) {
  return (
    <div className="cdx-field">
      <div className="cdx-label">
        <label className="cdx-label__label" htmlFor={id}>
          <span className="cdx-label__label__text">
            <Say k={label} />
          </span>
        </label>
      </div>
      <select
        id={id}
        className="cdx-select"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {languages.map((code) => (
          <option key={code} value={code} lang={code}>
            {ownName(code)}
          </option>
        ))}
      </select>
    </div>
  );
}
