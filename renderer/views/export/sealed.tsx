import { ConfirmButton } from '../../components/confirm-button.tsx';
import { Notice } from '../../components/notice.tsx';
import { RequestName } from '../../components/request-name.tsx';
import type { SealedBundle } from '../../stores/export-store.ts';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { CodeShow, SaveTransferFile } from '../../components/transfer-file.tsx';
import { Say } from '../../text/text.tsx';

/** A bundle on its way out: as a file, and as codes for a camera. It stays until somebody says that it has arrived. */
export function Sealed({
  sealed: { text, frames, from, people, left, behind },
}: {
  sealed: SealedBundle;
}) {
  const forget = useStore('export', (state) => state.forget);
  const clear = useStore('draft', (state) => state.clear);
  const done = () => {
    if (from === 'newcomer') clear();
    forget();
    window.location.hash = '#/desk';
  };
  return (
    <>
      <Notice tone={from === 'desk' ? 'notice' : 'warning'}>
        <p>
          <strong>
            <Say k="hand-over-ready" fill={[people]} />
          </strong>
        </p>
        <p>
          <Say k={from === 'newcomer' ? 'hand-over-card-ready' : 'hand-over-desk-ready'} />
        </p>
        {left > 0 ? (
          <p>
            <Say k="hand-over-left" fill={[left]} />
          </p>
        ) : null}
        {from === 'unproven' ? (
          <p>
            <Say k="hand-over-unproven" />
          </p>
        ) : null}
        <Behind requests={behind} />
      </Notice>
      <div className="actions">
        <SaveTransferFile text={text} />
        <ConfirmButton label="hand-over-done" question="hand-over-done-sure" onConfirm={done} />
      </div>
      <section aria-labelledby="codes-title">
        <h2 id="codes-title">
          <Say k="hand-over-codes" />
        </h2>
        {frames.length === 0 ? <Say k="hand-over-too-many-codes" /> : <CodeShow frames={frames} />}
      </section>
    </>
  );
}

/** What waits here for those that went, by name. */
function Behind({ requests }: { requests: SealedBundle['behind'] }) {
  if (requests.length === 0) return null;
  return (
    <>
      <p>
        <Say k="hand-over-behind" fill={[requests.length]} />
      </p>
      <ul>
        {requests.map((request) => (
          <li key={request.id}>
            <a href={hashOf({ view: 'request', id: request.id })}>
              <RequestName request={request} />
            </a>
          </li>
        ))}
      </ul>
    </>
  );
}
