import { Say } from '../../../text/text.tsx';
import { Dismissed } from './dismissed.tsx';
import { Expected } from './expected.tsx';
import { FurtherNeedsYou } from '../needs-you.tsx';
import { HandedOver } from './exported.tsx';
import type { Page } from './page.ts';
import { Waiting } from './waiting.tsx';

const Sending = () => (
  <p className="lead">
    <Say k="request-sending" />
  </p>
);

/** What the states mean that mean the same for every kind of request. */
export const states = {
  expected: Expected,
  saved: Waiting,
  waiting: Waiting,
  sending: Sending,
  'needs-you': FurtherNeedsYou,
  dismissed: Dismissed,
  'handed-over': HandedOver,
} as const satisfies Partial<Page['now']>;
