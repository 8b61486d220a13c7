import { useStore } from '../stores/provider.tsx';
import { Say } from '../text/text.tsx';
import { Notice } from './notice.tsx';
import { Outside } from './island.tsx';

/** What somebody can do whose sign-in at the cloud is missing or does not suffice. `requestUrl` is where other people decide. */
export function CloudWays({ requestUrl }: { requestUrl?: string | undefined }) {
  return (
    <ul className="ways">
      <li>
        <a href="#/cloud-sign-in">
          <Say k="cloud-ways-sign-in" />
        </a>
      </li>
      {requestUrl === undefined ? null : (
        <li>
          <Say k="cloud-ways-ask" fill={[<Outside key="url" url={requestUrl} />]} />
        </li>
      )}
    </ul>
  );
}

/** Where nobody is signed in at the cloud: what becomes of what is asked for here, and what else can be done. */
export function CloudSignedOut({ requestUrl }: { requestUrl?: string | undefined }) {
  const session = useStore('cloud', (state) => state.session);
  if (!session?.available || session.signedIn) return null;
  return (
    <Notice tone="notice">
      <p>
        <Say k="cloud-signed-out" />
      </p>
      <CloudWays requestUrl={requestUrl} />
    </Notice>
  );
}
