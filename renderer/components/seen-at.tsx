import { Say, useText } from '../text/text.tsx';
import { Button } from './button.tsx';

interface Props {
  /** When it was seen, ISO 8601; undefined where it never was. */
  asked: string | undefined;
  asking: boolean;
  onAsk: () => void;
}

/** As of when a page tells what it tells, and the way to see it as it is now. */
export function SeenAt({ asked, asking, onAsk }: Props) {
  const { time } = useText();
  return (
    <div className="seen-at">
      <p role="status">
        {asking ? <Say k="seen-asking" /> : null}
        {!asking && asked !== undefined ? <Say k="seen-at" fill={[time(asked)]} /> : null}
      </p>
      <Button weight="quiet" onClick={onAsk}>
        <Say k="seen-again" />
      </Button>
    </div>
  );
}
