import { undoParts, type UndoPart } from '../../../../shared/requests/undo.ts';
import type { MessageKey } from '../../../text/languages.ts';
import { Say } from '../../../text/text.tsx';

const words: Readonly<Record<UndoPart, MessageKey>> = {
  account: 'undo-gone-account',
  key: 'undo-gone-key',
  roles: 'undo-gone-roles',
  maintainer: 'undo-gone-maintainer',
  link: 'undo-gone-link',
  tool: 'undo-gone-tool',
  project: 'undo-gone-project',
};

/** What an undo has removed, and what that means for the person. */
export function GoneParts({ removed }: { removed: readonly UndoPart[] }) {
  // An account goes with its key.
  const most = undoParts.find((part) => removed.includes(part)) ?? 'key';
  return (
    <>
      <p>
        <strong>
          <Say k={words[most]} />
        </strong>
      </p>
      {most === 'account' ? (
        <p>
          <Say k="undo-gone-next" />
        </p>
      ) : null}
    </>
  );
}
