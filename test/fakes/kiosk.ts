import type { KioskKeeper, KioskRecord } from '../../electron/core/ports/vault.ts';
import type { Input } from '../../shared/contract/index.ts';

/** A hand-over that is kept in memory, with a PIN that costs nothing to look at; `disk` outlives the process that is played. */
export function memoryKiosk(disk: { record?: KioskRecord | undefined } = {}): KioskKeeper {
  return {
    read: () => Promise.resolve(disk.record),
    write: (record) => Promise.resolve(void (disk.record = record)),
    remove: () => Promise.resolve(void (disk.record = undefined)),
    hashPin: (pin) => Promise.resolve(`hash of ${pin}`),
    isPin: (pin, hash) => Promise.resolve(hash === `hash of ${pin}`),
  };
}

export const pin = '2580';

/** What a helper had typed before the newcomer got the screen. */
export const begun: Input<'kiosk.start'>['card'] = {
  username: 'New Person',
  shellName: 'newperson',
  email: 'new@example.org',
};

/** What the newcomer then sends. */
export const ownCard: Input<'kiosk.submit'> = {
  ...begun,
  password: 'nine horses ran',
  consent: { terms: true, publicEmail: true },
};
