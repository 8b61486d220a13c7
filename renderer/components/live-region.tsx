import { requestStateKey } from '../../shared/text-keys.ts';
import { useRequests } from '../stores/provider.tsx';
import { useText } from '../text/text.tsx';

/** Tells people who cannot see the screen what changed, when they are ready for it. */
export function LiveRegion() {
  const request = useRequests((state) => state.lastChanged);
  const { say } = useText();
  return (
    <p role="status" className="visually-hidden">
      {request ? say('live-request', request.username, say(requestStateKey(request))) : ''}
    </p>
  );
}
