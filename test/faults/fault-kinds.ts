import type { Fault, Site } from './fault.ts';
import { answerDelayed } from './faults/answer-delayed.ts';
import { answerLost } from './faults/answer-lost.ts';
import { clockBack, clockForward } from './faults/clock-jump.ts';
import { cutAfter } from './faults/cut-after.ts';
import { cutBefore } from './faults/cut-before.ts';
import { cutDuring } from './faults/cut-during.ts';
import { diskFull } from './faults/disk-full.ts';
import { diskReadOnly } from './faults/disk-read-only.ts';
import { duplicated } from './faults/duplicated.ts';
import { killAfter } from './faults/kill-after.ts';
import { killBefore } from './faults/kill-before.ts';
import { killDuring } from './faults/kill-during.ts';
import { powerCut } from './faults/power-cut.ts';
import { requestLate } from './faults/request-late.ts';
import { serverRestart } from './faults/server-restart.ts';
import { serviceBusy } from './faults/service-busy.ts';
import { signInLost } from './faults/sign-in-lost.ts';
import { sleep } from './faults/sleep.ts';
import { wipe } from './faults/wipe.ts';

/** Every kind of fault that strikes at a call. */
export const faults = {
  'kill-before': killBefore,
  'kill-during': killDuring,
  'kill-after': killAfter,
  'power-cut': powerCut,
  'cut-before': cutBefore,
  'cut-during': cutDuring,
  'cut-after': cutAfter,
  'answer-lost': answerLost,
  'answer-delayed': answerDelayed,
  duplicated,
  'request-late': requestLate,
  'server-restart': serverRestart,
  'disk-full': diskFull,
  'disk-read-only': diskReadOnly,
  'clock-forward': clockForward,
  'clock-back': clockBack,
  sleep,
  'service-busy': serviceBusy,
  'sign-in-lost': signInLost,
  wipe,
} as const satisfies Record<string, Fault>;

export type FaultKind = keyof typeof faults;

export const faultKinds = Object.keys(faults) as readonly FaultKind[]; // the keys of the literal above

/** The kinds that can strike at one of these sites. */
export const kindsAt = (sites: readonly Site[]): readonly FaultKind[] =>
  faultKinds.filter((kind) => faults[kind].sites.some((site) => sites.includes(site)));

/**
 * What the cloud's hook does to groups by itself: it writes them late, not at all, or as they were when it read the project and are no more.
 * These strike whatever desks do.
 */
export const hookKinds = ['hook-late', 'hook-fails', 'hook-writes-of-old'] as const;
export type HookKind = (typeof hookKinds)[number];

/** Kinds that are not a moment but the shape of a whole run. */
export const shapes = ['two-processes', 'four-desks'] as const;
export type Shape = (typeof shapes)[number];
