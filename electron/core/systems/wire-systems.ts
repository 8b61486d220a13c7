import type { Ports } from '../ports/ports.ts';
import type { EventBus } from '../ports/system.ts';
import { createCloudSession } from './cloud-session.ts';
import { createConnectionWatch } from './connection.ts';

/** The event's systems, each of whose calls shows whether they can be reached. Whatever the core asks of them goes through here. */
export function watchSystems(ports: Ports, events: EventBus) {
  const { directory, tools, groups, links } = ports;
  const connection = createConnectionWatch({
    ...ports,
    changed: (now) => events.emit('connection.changed', now),
  });
  const cloudSession = createCloudSession({ ...ports, events, start: ports.cloudSession });
  return {
    connection,
    cloudSession,
    systems: {
      directory: connection.over(directory),
      tools: tools && connection.over(tools),
      groups: groups && connection.over(groups),
      links: connection.over(links),
      cloud: cloudSession.cloud,
    },
  };
}
