import { PageTitle } from '../../components/page-title.tsx';
import { useText } from '../../text/text.tsx';
import { AccessSettings } from './access-settings.tsx';
import { AuditSettings } from './audit-settings.tsx';
import { CloudSettings } from './cloud-settings.tsx';
import { ConnectionSettings } from './connection-settings.tsx';
import { EventFacts } from './event-facts.tsx';
import { HubSettings } from './hub-settings.tsx';
import { ScreenSettings } from './screen-settings.tsx';
import { useRunsIt } from './use-may.ts';
import { WipeSettings } from './wipe-settings.tsx';

/** The connection, the event's profile, and how this screen looks. */
export function Settings() {
  const { say } = useText();
  const runsIt = useRunsIt();
  return (
    <div className="narrow">
      <PageTitle title={say('settings-title')} />
      <ConnectionSettings />
      <HubSettings />
      <AccessSettings />
      <CloudSettings />
      <EventFacts />
      <ScreenSettings />
      <AuditSettings />
      {runsIt ? <WipeSettings /> : null}
    </div>
  );
}
