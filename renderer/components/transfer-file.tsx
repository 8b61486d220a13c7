import { useEffect, useState } from 'react';
import { saveFile } from '../bridge/files.ts';
import { useStore } from '../stores/provider.tsx';
import { Say, useText } from '../text/text.tsx';
import { Button } from './button.tsx';
import { QrCode } from './qr-code.tsx';

/** Long enough for a camera to find and read a code of 85 × 85. */
const TURN_MS = 1200;

const calm = '(prefers-reduced-motion: reduce)';

/** QR codes one at a time, by hand; in turn by themselves only where somebody asks for it and wants motion at all. */
export function CodeShow({ frames }: { frames: readonly string[] }) {
  const [at, setAt] = useState(0);
  const [plays, setPlays] = useState(false);
  const { say } = useText();
  useEffect(() => {
    if (!plays) return undefined;
    const turn = setInterval(() => setAt((now) => (now + 1) % frames.length), TURN_MS);
    return () => clearInterval(turn);
  }, [plays, frames.length]);

  const step = (by: number) => () => {
    setPlays(false);
    setAt((at + by + frames.length) % frames.length);
  };
  const label = say('hand-over-code-of', at + 1, frames.length);
  const canPlay = frames.length > 1 && !window.matchMedia(calm).matches;
  return (
    <div className="code-show">
      <QrCode text={frames[at] ?? ''} label={label} />
      <p aria-live={plays ? 'off' : 'polite'}>{label}</p>
      {frames.length === 1 ? null : (
        <div className="actions">
          <Button onClick={step(-1)}>
            <Say k="hand-over-code-previous" />
          </Button>
          <Button onClick={step(1)}>
            <Say k="hand-over-code-next" />
          </Button>
          {canPlay ? (
            <Button weight="quiet" onClick={() => setPlays(!plays)}>
              <Say k={plays ? 'hand-over-code-pause' : 'hand-over-code-play'} />
            </Button>
          ) : null}
        </div>
      )}
    </div>
  );
}

/** A button that saves a sealed bundle as a file, called after the event and the day. */
export function SaveTransferFile({ text }: { text: string }) {
  const event = useStore('event', (state) => state.event?.id ?? 'event');
  const save = () => {
    const day = new Date().toISOString().slice(0, 10);
    saveFile(`${event}-${day}.lanyard`, `${text}\n`, 'application/octet-stream');
  };
  return (
    <Button action="progressive" weight="primary" size="large" onClick={save}>
      <Say k="hand-over-file" />
    </Button>
  );
}
