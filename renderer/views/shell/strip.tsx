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
import { useFromHub, useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { Button } from '../../components/button.tsx';
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
      <AtHub />
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
  const of = useStore('event', ({ event }) => (event?.hubUrl === undefined ? 'connection' : 'hub'));
  const { time } = useText();
  const isOffline = state === 'offline';
  return (
    <StatusLink
      href="#/settings"
      icon={isOffline ? cdxIconNetworkOff : cdxIconNetwork}
      tone={isOffline ? 'warning' : 'calm'}
    >
      {isOffline ? (
        <Say k={`${of}-offline-since`} fill={[time(since)]} />
      ) : (
        <Say k={`${of}-${state}`} />
      )}
    </StatusLink>
  );
}

function SignInLink() {
  const session = useStore('session', (state) => state.session);
  const hasHub = useStore('event', ({ event }) => event?.hubUrl !== undefined);
  const isAtHub = useFromHub();
  // The hub's login is nobody's at a desk, nor in a browser.
  if (!session || hasHub || isAtHub) return null;
  const isMissing = session.needed && !session.signedIn;
  return (
    <StatusLink href="#/sign-in" icon={cdxIconUserAvatar} tone={isMissing ? 'warning' : 'calm'}>
      <Say k={session.signedIn ? 'session-signed-in' : 'session-signed-out'} />
    </StatusLink>
  );
}

/** Who is in at a hub, and the way out. */
function AtHub() {
  const name = useStore('hub', ({ view }) => view?.session?.name);
  const leave = useStore('hub', (state) => state.leave);
  if (name === undefined) return null;
  return (
    <p className="status status--who">
      <Icon icon={cdxIconUserAvatar} size="small" />
      <span>
        <Say k="hub-in-as" fill={[name]} />
      </span>
      <Button weight="quiet" onClick={() => void leave()}>
        <Say k="hub-leave" />
      </Button>
    </p>
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
