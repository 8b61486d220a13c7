import { sameName } from '../../shared/names/same-name.ts';
import type { Caller } from './base/caller.ts';
import { allRequests } from './base/pages.ts';
import { createShift, type ShiftService } from './shift/shift.ts';
import type { Knowledge } from './wire-own.ts';
import type { Shared } from './wire-shared.ts';
import { createWorkshop } from './workshop/workshop.ts';

/** The name that an account says of whoever signed in with it; nothing where helpers share it, or its DN begins with anything but a plain name. */
function ownName({ ports, session }: Shared): string {
  const { signedIn, bindDn } = session.current();
  if (!signedIn || sameName(bindDn, ports.profile.directory.bindDn ?? '')) return '';
  return /^(?:uid|cn)=([^,+\\"]+),/iu.exec(bindDn)?.[1]?.trim() ?? '';
}

/** Who holds which case, for one caller. */
export const wireShift = (shared: Shared, { who, rights }: Caller, knowledge: Knowledge) =>
  createShift({
    ...shared.ports,
    cases: knowledge.cases(shared.elsewhere.cases),
    say: shared.elsewhere.say,
    handsOn: rights.includes('hand-in'),
    events: shared.events,
    signedInAs: () => who ?? ownName(shared),
    holdsPassword: (text) => shared.passwords.isIn(text),
  });

/** The workshop, with the ticks in the cases of whoever says so. */
export const wireWorkshop = ({ ports, systems, lastCheck, view }: Shared, { tick }: ShiftService) =>
  createWorkshop({
    ...ports,
    ...systems,
    lastCheck,
    tick,
    requests: async () => (await allRequests(ports.journal)).map(view),
  });
