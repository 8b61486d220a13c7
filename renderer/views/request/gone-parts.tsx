import type { UndoPart } from '../../../shared/domain/undo.ts';
import { Say } from '../../text/text.tsx';

/** What an undo has removed, and what that means for the person. */
export function GoneParts({ removed }: { removed: readonly UndoPart[] }) {
  const isAccount = removed.includes('account');
  return (
    <>
      <p>
        <strong>
          <Say k={isAccount ? 'undo-gone-account' : 'undo-gone-key'} />
        </strong>
      </p>
      {isAccount ? (
        <p>
          <Say k="undo-gone-next" />
        </p>
      ) : null}
    </>
  );
}
