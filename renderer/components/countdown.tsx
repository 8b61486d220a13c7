import { useEffect, useState } from 'react';
import type { MessageKey } from '../text/languages.ts';
import { Say, useText } from '../text/text.tsx';

/** What is said of a time far ahead, and of one in some seconds. */
interface Words {
  readonly at: MessageKey;
  readonly in: MessageKey;
}

const retries: Words = { at: 'request-retry-at', in: 'request-retry-in' };

/**
 * How long until a time (ISO 8601), counted down by itself. Its role is a timer, which is not read out at every change (WAI-ARIA 1.2:
 * aria-live is off).
 */
export function Countdown({ until, words = retries }: { until: string; words?: Words }) {
  const [now, setNow] = useState(() => Date.now());
  const { time } = useText();
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = Math.ceil((Date.parse(until) - now) / 1000);
  return (
    <span role="timer">
      {seconds > 90 ? (
        <Say k={words.at} fill={[time(until)]} />
      ) : (
        <Say k={words.in} fill={[Math.max(0, seconds)]} />
      )}
    </span>
  );
}
