import { useMemo } from 'react';
import { ToggleButton, Toggles } from '../../components/toggles.tsx';
import type { MessageKey } from '../../text/languages.ts';
import {
  placeFilters,
  type PlaceFilter,
  projectsByFilter,
  projectsFound,
  projectsUnasked,
} from '../../selectors/places-list.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';

/** Finds projects and tools by their names and people, and narrows projects to those near a quota or past their last day. */
export function FindPlaces() {
  const { say } = useText();
  const text = useStore('places', (state) => state.text);
  const search = useStore('places', (state) => state.search);
  const hasCatalogue = useStore('event', ({ event }) => event?.toolhub ?? false);
  const hasProjects = useStore('event', ({ event }) => event?.projects !== undefined);
  return (
    <search className="list__tools">
      <div className="cdx-search-input">
        <div className="cdx-text-input cdx-text-input--has-start-icon">
          <input
            id="find-places"
            type="search"
            className="cdx-text-input__input"
            dir={text === '' ? undefined : 'auto'}
            value={text}
            autoComplete="off"
            spellCheck={false}
            aria-label={say('places-find')}
            placeholder={say('places-find')}
            onChange={(event) => search(event.target.value)}
          />
          <span className="cdx-text-input__icon cdx-text-input__start-icon cdx-search-input__icon" />
        </div>
      </div>
      {hasProjects ? <Filters /> : null}
      {hasCatalogue ? (
        <a href="#/toolhub">
          <Say k="toolhub-open" />
        </a>
      ) : null}
    </search>
  );
}

const words: Readonly<Record<PlaceFilter, MessageKey>> = {
  all: 'places-only-all',
  'near-quota': 'places-only-near-quota',
  ended: 'places-only-ended',
};

function Filters() {
  const { say } = useText();
  const list = useStore('places', (state) => state.projects);
  const text = useStore('places', (state) => state.text);
  const quotas = useStore('places', (state) => state.quotas);
  const only = useStore('places', (state) => state.only);
  const show = useStore('places', (state) => state.show);
  const found = useMemo(() => list && projectsFound(list.projects, text), [list, text]);
  if (!list || !found) return null;
  const counts = projectsByFilter(found, quotas, Date.parse(list.asked));
  // Of quotas that nobody asked for there is no number, and that is another thing than none.
  const isUnasked = projectsUnasked(found, quotas).length === found.length;
  return (
    <Toggles
      className="list__filters"
      label={say('places-only')}
      value={only}
      onChange={(filter = 'all') => show(filter)}
    >
      {placeFilters.map((filter) => (
        <ToggleButton key={filter} value={filter}>
          {filter === 'near-quota' && isUnasked
            ? say('places-only-near-quota-unasked')
            : say(words[filter], counts[filter].length)}
        </ToggleButton>
      ))}
    </Toggles>
  );
}
