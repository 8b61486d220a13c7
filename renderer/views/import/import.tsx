import { missingFrames } from '../../../shared/bundle/bundle-frames.ts';
import { Notice } from '../../components/notice.tsx';
import { useTakeOver } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

/** How many of the codes were read, which are missing, and why the last one was of no use. */
export function CodeProgress() {
  const collected = useTakeOver((state) => state.collected);
  const misread = useTakeOver((state) => state.misread);
  return (
    <div role="status" className="code-progress">
      {misread ? (
        <Notice tone="warning" inline>
          <Say k={`import-frame-${misread}`} />
        </Notice>
      ) : null}
      {collected ? (
        <>
          <p>
            <Say k="import-frames" fill={[collected.pieces.size, collected.of]} />
          </p>
          <p>
            <Say k="import-frames-missing" fill={[missingFrames(collected).join(', ')]} />
          </p>
        </>
      ) : null}
    </div>
  );
}
