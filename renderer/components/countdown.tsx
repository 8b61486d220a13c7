import { useEffect, useState } from 'react';
import { Say, useText } from '../text/text.tsx';

/**
 * How long until a time (ISO 8601), counted down by itself. Its role is a timer, which is not read out at every change (WAI-ARIA 1.2:
 * aria-live is off).
 */
export function Countdown({ until }: { until: string }) {
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
        <Say k="request-retry-at" fill={[time(until)]} />
      ) : (
        <Say k="request-retry-in" fill={[Math.max(0, seconds)]} />
      )}
    </span>
  );
}
