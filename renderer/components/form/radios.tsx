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
    /** What belongs to this option and is shown while it is chosen. */
    readonly inside?: ReactNode;
  }[];
  value: T;
  onChange: (value: T) => void;
  /** Each option in a box of its own, for the few choices that a whole screen is about. */
  boxed?: boolean;
}

/** Codex' group of radio buttons. */
export function Radios<T extends string>(props: Props<T>) {
  const { name, legend, options, value, onChange, boxed = false } = props;
  return (
    <fieldset className={`cdx-field ${boxed ? 'radios--boxed' : ''}`}>
      <legend className="cdx-label">
        <span className="cdx-label__label__text">
          <Say k={legend} />
        </span>
      </legend>
      {options.map(({ value: choice, label, description, inside }) => (
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
          {choice === value ? inside : null}
        </div>
      ))}
    </fieldset>
  );
}
