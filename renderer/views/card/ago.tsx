import { useEffect, useState } from 'react';
import { useText } from '../../text/text.tsx';

/** The words change once a minute. */
const LOOK_MS = 10_000;

/**
 * How long a time (ISO 8601) lies back, counted up by itself. Its role is a timer, which is not read out at every change (WAI-ARIA 1.2:
 * aria-live is off).
 */
export function Ago({ since }: { since: string }) {
  const [now, setNow] = useState(() => new Date());
  const { ago } = useText();
  useEffect(() => {
    const timer = setInterval(() => setNow(new Date()), LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  return <span role="timer">{ago(since, now)}</span>;
}
