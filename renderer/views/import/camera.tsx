import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { readCodes } from './read-codes.ts';

/** The camera, only while somebody wants it: it goes out with the screen. */
export function Camera() {
  const [isOn, setIsOn] = useState(false);
  const [refused, setRefused] = useState(false);
  const press = () => {
    setRefused(false);
    setIsOn(!isOn);
  };
  const refuse = () => {
    setRefused(true);
    setIsOn(false);
  };
  return (
    <div className="camera">
      {isOn ? <Picture onRefused={refuse} /> : null}
      {refused ? (
        <Notice tone="warning" alert>
          <Say k="import-camera-refused" />
        </Notice>
      ) : null}
      <div className="actions">
        <Button onClick={press}>
          <Say k={isOn ? 'import-camera-stop' : 'import-camera'} />
        </Button>
      </div>
    </div>
  );
}

function Picture({ onRefused }: { onRefused: () => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const scan = useStore('import', (state) => state.scan);
  const { say } = useText();
  const refused = useRef(onRefused);
  useEffect(() => {
    if (!video.current) return undefined;
    return readCodes(video.current, { found: scan, refused: () => refused.current() });
  }, [scan]);
  return (
    <video
      ref={video}
      className="camera__picture"
      aria-label={say('import-camera-name')}
      muted
      playsInline
    />
  );
}
