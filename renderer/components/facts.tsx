import type { ReactNode } from 'react';
import type { MessageKey } from '../text/languages.ts';
import { Say } from '../text/text.tsx';

/** One line of `Facts`: what it is called, and what it is. */
export interface Fact {
  readonly label: MessageKey;
  readonly value: ReactNode;
}

/** Names and values, one below the other. A fact without a value is left out. */
export function Facts({ facts }: { facts: readonly (Fact | undefined)[] }) {
  return (
    <dl className="facts">
      {facts.map((fact) =>
        fact === undefined ? null : (
          <div key={fact.label} className="facts__row">
            <dt>
              <Say k={fact.label} />
            </dt>
            <dd>{fact.value}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
