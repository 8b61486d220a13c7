import type { Method, Output } from '../../shared/contract/index.ts';
import type { StartView } from '../../shared/contract/start.ts';

/** What is answered at a fresh start. */
export const firstView: StartView = {
  ...{ asks: true, given: false },
  shipped: [
    { profile: 'practice', name: { en: 'Practice Hackathon' }, hasKey: true },
    { profile: 'wikimedia', name: { en: 'Wikimedia developer accounts' }, hasKey: false },
  ],
};

type Answers = { readonly [M in Method]?: Output<M> };

/** At a fresh start, and after one that could not open what was chosen. */
export const fresh: Answers = { 'start.current': firstView };
export const notOpened: Answers = {
  'start.current': {
    ...firstView,
    problem:
      '/home/ann/.local/share/lanyard/event.yaml line 7: event.name is missing; expected: a name',
  },
};
/** On a newcomer's own computer. */
export const laptop: Answers = {
  'start.current': { ...firstView, asks: false, way: 'newcomer' },
};
