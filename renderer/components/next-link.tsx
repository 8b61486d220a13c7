import { cdxIconLightbulb } from '@wikimedia/codex-icons';
import { useStore } from '../stores/provider.tsx';
import { hashOf } from '../stores/route-store.ts';
import { Say } from '../text/text.tsx';
import { ButtonLink } from './button.tsx';

/** The way to what somebody can begin with; nothing where the event has no guides. */
export function NextLink({ id }: { id: string }) {
  const hasGuides = useStore('event', ({ event }) => event?.guides ?? false);
  if (!hasGuides) return null;
  return (
    <ButtonLink href={hashOf({ view: 'next', id })} icon={cdxIconLightbulb}>
      <Say k="next-title" />
    </ButtonLink>
  );
}
