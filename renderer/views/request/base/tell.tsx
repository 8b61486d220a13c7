import type { ReactNode } from 'react';
import { Say } from '../../../text/text.tsx';

/** What the newcomer does next, in this order. The servers look anew at log-in and keep groups for five minutes. */
export const Tell = ({ steps }: { steps: readonly ReactNode[] }) => (
  <section aria-labelledby="tell-title">
    <h2 id="tell-title">
      <Say k="tell-title" />
    </h2>
    <ol className="tell">
      {steps.map((step, at) => (
        // The steps of a page do not change.
        <li key={at}>{step}</li>
      ))}
    </ol>
  </section>
);
