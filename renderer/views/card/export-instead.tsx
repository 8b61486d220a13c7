import { Button } from '../../components/button.tsx';
import { wantsFurther } from '../../forms/follow-ups-form.ts';
import { useDraft, useEvent, useHandOver, useSession } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

/** The way out for a card that cannot be sent from here: no network, or nobody signed in. */
export function HandOverInstead({ onRefused }: { onRefused: () => void }) {
  const isOffline = useSession(({ connection }) => connection?.state === 'offline');
  const isMissing = useSession(({ session }) => session?.needed === true && !session.signedIn);
  const hasKey = useEvent((state) => state.event?.canHandOver ?? false);
  const hasMore = useDraft((state) => wantsFurther(state.further));
  const seal = useDraft((state) => state.seal);
  const show = useHandOver((state) => state.show);
  if (!hasKey || !(isOffline || isMissing)) return null;
  const handOver = async () => {
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
      <Button onClick={() => void handOver()}>
        <Say k="card-hand-over" />
      </Button>
    </div>
  );
}
