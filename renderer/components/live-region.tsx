import { useStore } from '../stores/provider.tsx';
import { useStateKey } from './state-chip.tsx';
import { requestName } from '../text/request-name.ts';
import { useText } from '../text/text.tsx';

/** Tells people who cannot see the screen what changed, when they are ready for it. */
export function LiveRegion() {
  const request = useStore('requests', (state) => state.lastChanged);
  const stateKey = useStateKey();
  const text = useText();
  return (
    <p role="status" className="visually-hidden">
      {request
        ? text.say('live-request', requestName(request, text), text.say(stateKey(request)))
        : ''}
    </p>
  );
}
