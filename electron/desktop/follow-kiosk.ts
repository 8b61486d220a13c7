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
  events.on('kiosk.changed', ({ handedOver }) => fill(handedOver));
  const now = await dispatch('kiosk.current', {});
  if (now.ok && kioskView.parse(now.value).handedOver) fill(true);
}
