import type { EventName, Method } from '../../../shared/contract/index.ts';

/**
 * What the core answers while the screen is a newcomer's: what their own card needs, how far they are, and the way back. A new method is
 * refused unless it is named here.
 */
export const whileHandedOver: readonly Method[] = [
  ...(['event.current', 'start.current', 'vault.current', 'vault.stay'] as const),
  ...(['names.check', 'names.suggest', 'keys.inspect'] as const),
  ...(['kiosk.current', 'kiosk.begun', 'kiosk.note', 'kiosk.clear'] as const),
  ...(['kiosk.submit', 'kiosk.end', 'kiosk.release'] as const),
];

/** What screens are told meanwhile. */
export const toldWhileHandedOver: readonly EventName[] = [
  ...(['kiosk.changed', 'vault.changed', 'wipe.done'] as const),
];
