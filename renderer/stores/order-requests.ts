import { openStates, type RequestState, type RequestView } from '../../shared/domain/request.ts';

/** The desk's sections, in the order in which they want attention. */
export const sections = ['needs-you', 'waiting', 'sending', 'confirmed', 'dismissed'] as const;
export type Section = (typeof sections)[number];

const sectionOf: Readonly<Record<RequestState, Section>> = {
  'needs-you': 'needs-you',
  saved: 'waiting',
  waiting: 'waiting',
  sending: 'sending',
  confirmed: 'confirmed',
  dismissed: 'dismissed',
};

/** The requests of each section, newest change first. */
export const orderRequests = (requests: readonly RequestView[]) =>
  sections.map((section) => ({
    section,
    requests: requests
      .filter(({ state }) => sectionOf[state] === section)
      .toSorted((a, b) => b.updatedAt.localeCompare(a.updatedAt)),
  }));

/** How many are still to be sent, and how many stand still until a person acts. */
export const countRequests = (requests: readonly RequestView[]) => ({
  pending: requests.filter(({ state }) => openStates.includes(state)).length,
  needsYou: requests.filter(({ state }) => state === 'needs-you').length,
});
