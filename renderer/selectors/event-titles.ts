import type { EventView } from '../../shared/contract/event.ts';

type Offer = Pick<EventView, 'tools' | 'projects'>;

/** The heading over projects and tools, of which an event may have only one. */
export function placesTitle({ tools, projects }: Offer = {}) {
  if (!tools && projects) return 'projects-title';
  return tools && !projects ? 'tools-title' : 'places-title';
}
