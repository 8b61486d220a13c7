import { Button } from '../../components/button.tsx';
import { wantsFollowUps } from '../../forms/follow-ups-form.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

/** The way out for a card that cannot be sent from here: no network, or nobody signed in. */
export function ExportInstead({ onRefused }: { onRefused: () => void }) {
  const isOffline = useStore('session', ({ connection }) => connection?.state === 'offline');
  const isMissing = useStore(
    'session',
    ({ session }) => session?.needed === true && !session.signedIn,
  );
  const hasKey = useStore('event', (state) => state.event?.canHandOver ?? false);
  const hasMore = useStore('draft', (state) => wantsFollowUps(state.followUps));
  const seal = useStore('draft', (state) => state.seal);
  const show = useStore('export', (state) => state.show);
  if (!hasKey || !(isOffline || isMissing)) return null;
  const exportCard = async () => {
    const bundle = await seal();
    if (bundle === undefined) return onRefused();
    show(bundle);
    window.location.hash = '#/hand-over';
  };
  return (
    <div className="hand-over-instead">
      <p>
        <Say k="card-hand-over-help" />
      </p>
      {hasMore ? (
        <p>
          <Say k="card-hand-over-further" />
        </p>
      ) : null}
      <Button onClick={() => void exportCard()}>
        <Say k="card-hand-over" />
      </Button>
    </div>
  );
}
