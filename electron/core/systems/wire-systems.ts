import type { Ports } from '../ports/ports.ts';
import type { EventBus } from '../ports/system.ts';
import { noCloud, noTools } from './absent.ts';
import { createCloudSession } from './cloud-session.ts';
import { createConnectionWatch } from './connection.ts';
import { withFewTries } from './password-tries.ts';
import { inRoleLine } from './role-line.ts';

/** The same port of that system, each of whose calls is counted. */
type Count = <P extends object>(system: 'directory' | 'cloud', port: P) => P;

/** The event's systems, each of whose calls is counted and shows whether they can be reached. Whatever the core asks of them goes through here. */
export function wireSystems(ports: Ports, events: EventBus, count: Count) {
  const { tools, groups, links, records } = ports;
  const directory = count('directory', ports.directory);
  const cloud = ports.cloud && count('cloud', ports.cloud);
  const connection = createConnectionWatch({
    ...ports,
    changed: (now) => events.emit('connection.changed', now),
  });
  const cloudSession = createCloudSession({
    ...ports,
    cloud: cloud && inRoleLine(cloud),
    events,
    start: ports.cloudSession,
  });
  // A desk that works through a hub reaches that or nothing.
  const seen = <P extends object>(port: P): P => (ports.hub ? port : connection.over(port));
  const systems = {
    directory: withFewTries(seen(directory), ports.clock),
    tools: tools && seen(count('directory', tools)),
    groups: groups && seen(count('directory', groups)),
    links: seen(count('directory', links)),
    records: seen(count('directory', records)),
    cloud: cloudSession.cloud,
    hub: ports.hub && connection.over(ports.hub),
  };
  return {
    connection,
    cloudSession,
    systems,
    /** The same of what an event may lack, for requests of an earlier profile that had it: asked, it says why it is not there. */
    askable: { tools: systems.tools ?? noTools, cloud: systems.cloud ?? noCloud },
  };
}
