import { useStore } from '../../stores/provider.tsx';

/** The shortest password where the profile is not known yet: the contract's own default. */
const SHORTEST_PASSWORD = 10;

/** How long a password has to be at this event. */
export const useMinLength = (): number =>
  useStore('event', ({ event }) => event?.minPasswordLength ?? SHORTEST_PASSWORD);
