import type { Bridge } from '../../../shared/contract/index.ts';
import { createAccessStore } from './access-store.ts';
import { createApprovalsStore } from './approvals-store.ts';
import { createShiftStore } from './shift-store.ts';
import { createWorkshopStore } from './workshop-store.ts';

/** The stores of what those who work at the event do among themselves. */
export const createAmongHelpers = (bridge: Bridge) => ({
  shift: createShiftStore(bridge),
  approvals: createApprovalsStore(bridge),
  access: createAccessStore(bridge),
  workshop: createWorkshopStore(bridge),
});
