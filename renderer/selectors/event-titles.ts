import type { EventView } from '../../shared/contract/event.ts';

type Offer = Pick<EventView, 'toolforge' | 'tools' | 'projects'>;

/** The heading over projects and tools, of which an event may have only one. */
export function placesTitle({ tools, projects }: Offer = {}) {
  if (!tools && projects) return 'projects-title';
  return tools && !projects ? 'tools-title' : 'places-title';
}

/** The heading over what a newcomer can have beside the account: Toolforge, Cloud VPS or both. */
export function followUpsTitle({ toolforge, tools, projects }: Offer) {
  if (!projects) return 'toolforge-title';
  return toolforge || tools ? 'card-section-further' : 'card-section-cloud-vps';
}
