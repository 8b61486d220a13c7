import type { Rescue } from '../../../shared/storage/storage.ts';
import { Button } from '../../components/button.tsx';
import { Island } from '../../components/island.tsx';
import { Notice } from '../../components/notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

/** What was damaged on this machine, until somebody has read it. */
export function Rescued() {
  const rescues = useStore('storage', (state) => state.rescues);
  const seen = useStore('storage', (state) => state.seen);
  if (rescues.length === 0) return null;
  return (
    <Notice tone="warning" alert>
      <p>
        <strong>
          <Say k="rescue-title" />
        </strong>
      </p>
      {rescues.map((rescue) => (
        <p key={rescue.keptAs}>
          <WhatIsLeft rescue={rescue} />{' '}
          <Say k="rescue-kept" fill={[<Island mono>{rescue.keptAs}</Island>]} />
        </p>
      ))}
      <Button onClick={() => void seen()}>
        <Say k="rescue-seen" />
      </Button>
    </Notice>
  );
}

function WhatIsLeft({ rescue: { rescued, lost } }: { rescue: Rescue }) {
  if (lost === undefined) return <Say k="rescue-unknown" fill={[rescued]} />;
  if (lost === 0) return <Say k="rescue-none-lost" fill={[rescued]} />;
  return <Say k="rescue-lost" fill={[rescued, lost]} />;
}
