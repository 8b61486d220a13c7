import type { ReactNode } from 'react';
import { kinds } from '../../../../shared/requests/kinds.ts';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { ButtonLink } from '../../../components/button.tsx';
import { CopyText } from '../../../components/copy-text.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useStore } from '../../../stores/provider.tsx';
import type { MessageKey } from '../../../text/languages.ts';
import { Say } from '../../../text/text.tsx';
import { UndoLink, Undone } from './undone.tsx';

interface Props {
  request: RequestView;
  /** What was read back, in one sentence. */
  stands: ReactNode;
  /** False where nothing was changed, so that nothing can be undone of what its kind can. */
  canUndo?: boolean;
  /** What it means for the newcomer, who is not told by anybody else. */
  children?: ReactNode;
}

/** The end of everything beside an account: what stands now and what to tell the newcomer, or that it was undone. */
export function Done({ request: { id, kind, undone }, stands, canUndo = true, children }: Props) {
  const hasUndo = canUndo && kinds[kind].undo.length > 0;
  return (
    <>
      {undone ? (
        <Undone undone={undone} />
      ) : (
        <>
          <Notice tone="success">
            <strong>{stands}</strong>
          </Notice>
          {children}
        </>
      )}
      <div className="actions">
        <ButtonLink href="#/desk" action="progressive" weight="primary" size="large">
          <Say k="back-to-desk" />
        </ButtonLink>
        {undone || !hasUndo ? null : <UndoLink id={id} />}
      </div>
    </>
  );
}

/** What the newcomer does next, in this order. The servers look anew at log-in and keep groups for five minutes. */
export const Tell = ({
  steps,
  children,
}: {
  steps: readonly ReactNode[];
  /** What the helper gives the newcomer to take along. */
  children?: ReactNode;
}) => (
  <section aria-labelledby="tell-title">
    <h2 id="tell-title">
      <Say k="tell-title" />
    </h2>
    <ol className="tell">
      {steps.map((step, at) => (
        // The steps of a page do not change.
        <li key={at}>{step}</li>
      ))}
    </ol>
    {children === undefined ? null : <div className="actions">{children}</div>}
  </section>
);

/** The line that the newcomer types to log in to Toolforge, to copy; only the sentence where the event's profile names no host. */
export function LogIn({ k, shellName }: { k: MessageKey; shellName: string }) {
  const host = useStore('event', (state) => state.event?.toolforge?.loginHost);
  return (
    <>
      <Say k={k} />
      {host === undefined ? null : <CopyText text={`ssh ${shellName}@${host}`} />}
    </>
  );
}
