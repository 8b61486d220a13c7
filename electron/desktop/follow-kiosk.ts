import type { BrowserWindow } from 'electron';
import { kioskView } from '../../shared/contract/kiosk.ts';
import type { CallerApp } from '../core/base/app-types.ts';

/**
 * Fills the whole screen with the window while a newcomer has it, so that nothing else of the computer is in the way or in sight. The lock itself
 * is the core's: a window that cannot be made so is no way in.
 */
export async function followKiosk(
  window: Pick<BrowserWindow, 'setKiosk' | 'isDestroyed'>,
  { dispatch, events }: CallerApp,
): Promise<void> {
  const fill = (isHandedOver: boolean): void => {
    if (!window.isDestroyed()) window.setKiosk(isHandedOver);
  };
  const look = async (): Promise<void> => {
    const now = await dispatch('kiosk.current', {});
    if (now.ok && kioskView.parse(now.value).handedOver) fill(true);
  };
  events.on('kiosk.changed', ({ handedOver }) => fill(handedOver));
  // Of an event that was opened since, nothing was told before.
  events.on('start.changed', () => void look());
  await look();
}
