import { describe, expect, it } from 'vitest';
import { followUpsTitle, placesTitle } from '../../../renderer/selectors/event-titles.ts';
import { eventPlaces } from '../place-screens.ts';

const { toolforge, tools, projects } = eventPlaces;

describe('a heading', () => {
  it('over projects and tools names what the event has', () => {
    expect(placesTitle({ tools, projects })).toBe('places-title');
    expect(placesTitle({ projects })).toBe('projects-title');
    expect(placesTitle({ toolforge, tools })).toBe('tools-title');
    expect(placesTitle()).toBe('places-title');
  });

  it('over what else a newcomer wants names what the event has', () => {
    expect(followUpsTitle({ toolforge, tools, projects })).toBe('card-section-further');
    expect(followUpsTitle({ toolforge, tools })).toBe('toolforge-title');
    expect(followUpsTitle({ projects })).toBe('card-section-cloud-vps');
  });
});
