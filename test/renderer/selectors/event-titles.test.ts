import { describe, expect, it } from 'vitest';
import { placesTitle } from '../../../renderer/selectors/event-titles.ts';
import { eventPlaces } from '../place-screens.ts';

const { tools, projects } = eventPlaces;

describe('a heading', () => {
  it('over projects and tools names what the event has', () => {
    expect(placesTitle({ tools, projects })).toBe('places-title');
    expect(placesTitle({ projects })).toBe('projects-title');
    expect(placesTitle({ tools })).toBe('tools-title');
    expect(placesTitle()).toBe('places-title');
  });
});
