import {
  cdxIconNetwork,
  cdxIconNetworkOff,
  cdxIconTray,
  cdxIconUserAvatar,
  type Icon as CodexIcon,
} from '@wikimedia/codex-icons';
import type { ReactNode } from 'react';
import type { Connection } from '../../../shared/domain/session.ts';
import { countRequests } from '../../selectors/order-requests.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { Icon } from '../../components/icon.tsx';

/** How things stand, on every screen: what is still to be sent, the directory, the cloud, who is signed in. */
export function Strip() {
  const { say } = useText();
  return (
    <footer className="strip" aria-label={say('header-status')}>
      <Pending />
      <ConnectionLink />
      <CloudLink />
      <SignInLink />
    </footer>
  );
}

interface LinkProps {
  href: string;
  icon: CodexIcon;
  tone?: 'calm' | 'warning';
  children: ReactNode;
}

const StatusLink = ({ href, icon, tone = 'calm', children }: LinkProps) => (
  <a className={`status status--${tone}`} href={href}>
    <Icon icon={icon} size="small" />
    <span>{children}</span>
  </a>
);

function Pending() {
  const requests = useStore('requests', (state) => state.requests);
  const { pending, needsYou } = countRequests(requests);
  return (
    <StatusLink href="#/desk" icon={cdxIconTray} tone={needsYou > 0 ? 'warning' : 'calm'}>
      {needsYou > 0 ? (
        <Say k="header-pending-needs-you" fill={[pending, needsYou]} />
      ) : (
        <Say k="header-pending" fill={[pending]} />
      )}
    </StatusLink>
  );
}

const unknownSince: Connection = { state: 'unknown', since: '' };

function ConnectionLink() {
  const { state, since } = useStore('session', ({ connection }) => connection) ?? unknownSince;
  const { time } = useText();
  const isOffline = state === 'offline';
  return (
    <StatusLink
      href="#/settings"
      icon={isOffline ? cdxIconNetworkOff : cdxIconNetwork}
      tone={isOffline ? 'warning' : 'calm'}
    >
      {isOffline ? (
        <Say k="connection-offline-since" fill={[time(since)]} />
      ) : (
        <Say k={`connection-${state}`} />
      )}
    </StatusLink>
  );
}

function SignInLink() {
  const session = useStore('session', (state) => state.session);
  if (!session) return null;
  const isMissing = session.needed && !session.signedIn;
  return (
    <StatusLink href="#/sign-in" icon={cdxIconUserAvatar} tone={isMissing ? 'warning' : 'calm'}>
      <Say k={session.signedIn ? 'session-signed-in' : 'session-signed-out'} />
    </StatusLink>
  );
}

/** Only where something is to be done about the cloud: most work at a desk needs none. */
function CloudLink() {
  const session = useStore('cloud', (state) => state.session);
  const { time } = useText();
  if (!session?.available) return null;
  const { signedIn, connection } = session;
  if (signedIn && connection.state !== 'offline') return null;
  return (
    <StatusLink
      href={signedIn ? '#/settings' : '#/cloud-sign-in'}
      icon={cdxIconNetworkOff}
      tone="warning"
    >
      {signedIn ? (
        <Say k="header-cloud-offline" fill={[time(connection.since)]} />
      ) : (
        <Say k="header-cloud-signed-out" />
      )}
    </StatusLink>
  );
}
