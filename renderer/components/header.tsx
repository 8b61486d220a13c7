import {
  cdxIconNetwork,
  cdxIconNetworkOff,
  cdxIconSettings,
  cdxIconTray,
  cdxIconUserAvatar,
  type Icon as CodexIcon,
} from '@wikimedia/codex-icons';
import type { ReactNode } from 'react';
import type { Connection } from '../../shared/domain/session.ts';
import { countRequests } from '../stores/order-requests.ts';
import { useRequests, useSession } from '../stores/provider.tsx';
import { Say, useText } from '../text/text.tsx';
import { useEventName } from './event-name.ts';
import { Icon } from './icon.tsx';

/** On every screen: where one is, what is still to be sent, the connection, who is signed in. */
export function Header() {
  const { say } = useText();
  const eventName = useEventName();
  return (
    <header className="header">
      <a className="header__home" href="#/desk">
        <span className="header__app">{say('app-name')}</span>
        <span className="header__event">{eventName}</span>
      </a>
      <nav className="header__status" aria-label={say('header-status')}>
        <Pending />
        <ConnectionLink />
        <SignInLink />
        <StatusLink href="#/settings" icon={cdxIconSettings}>
          <Say k="settings-title" />
        </StatusLink>
      </nav>
    </header>
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
  const requests = useRequests((state) => state.requests);
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
  const { state, since } = useSession(({ connection }) => connection) ?? unknownSince;
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
  const session = useSession((state) => state.session);
  if (!session) return null;
  const isMissing = session.needed && !session.signedIn;
  return (
    <StatusLink href="#/sign-in" icon={cdxIconUserAvatar} tone={isMissing ? 'warning' : 'calm'}>
      <Say k={session.signedIn ? 'session-signed-in' : 'session-signed-out'} />
    </StatusLink>
  );
}
