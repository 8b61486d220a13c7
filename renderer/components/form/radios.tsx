import type { ReactNode } from 'react';
import type { MessageKey } from '../../text/languages.ts';
import { Say } from '../../text/text.tsx';

interface Props<T extends string> {
  /** Of the group; the ids are made of it. */
  name: string;
  legend: MessageKey;
  options: readonly {
    readonly value: T;
    readonly label: ReactNode;
    readonly description?: ReactNode;
  }[];
  value: T;
  onChange: (value: T) => void;
}

/** Codex' group of radio buttons. */
export function Radios<T extends string>({ name, legend, options, value, onChange }: Props<T>) {
  return (
    <fieldset className="cdx-field">
      <legend className="cdx-label">
        <span className="cdx-label__label__text">
          <Say k={legend} />
        </span>
      </legend>
      {options.map(({ value: choice, label, description }) => (
        <div key={choice} className="cdx-radio">
          <div className="cdx-radio__wrapper">
            <input
              id={`${name}-${choice}`}
              type="radio"
              name={name}
              className="cdx-radio__input"
              checked={choice === value}
              aria-describedby={description === undefined ? undefined : `${name}-${choice}-help`}
              onChange={() => onChange(choice)}
            />
            <span className="cdx-radio__icon" />
            <div className="cdx-radio__label cdx-label">
              <label htmlFor={`${name}-${choice}`} className="cdx-label__label">
                <span className="cdx-label__label__text">{label}</span>
              </label>
              {description === undefined ? null : (
                <div id={`${name}-${choice}-help`} className="cdx-label__description">
                  {description}
                </div>
              )}
            </div>
          </div>
        </div>
      ))}
    </fieldset>
  );
}
