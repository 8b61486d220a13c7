import type { z } from 'zod';
import type { Result } from '../result.ts';
import { accountMethods, membershipMethods } from './people.ts';
import {
  auditMethods,
  storageEvents,
  storageMethods,
  vaultEvents,
  vaultMethods,
} from './storage.ts';
import { boardMethods } from './board.ts';
import { checklistMethods } from './checklist.ts';
import { clinicMethods } from './clinic.ts';
import { bundleMethods } from './bundles.ts';
import { connectionMethods } from './connection.ts';
import { deskMethods } from '../desks/desks.ts';
import { hubSessionMethods } from '../desks/sessions.ts';
import { cloudEvents, cloudMethods, sessionEvents, sessionMethods } from './systems.ts';
import { guideMethods } from './guides.ts';
import { eventMethods } from './event.ts';
import { kioskEvents, kioskMethods } from './kiosk.ts';
import { linkEvents, linkMethods } from './links.ts';
import { nameMethods } from './names.ts';
import { practiceMethods } from './practice.ts';
import { projectMethods } from './projects.ts';
import { approvalMethods, requestEvents, requestMethods } from './requests.ts';
import { rosterEvents, rosterMethods } from './roster.ts';
import { startEvents, startMethods } from './start.ts';
import { shiftEvents, shiftMethods } from './shift.ts';
import { workshopMethods } from './workshop.ts';
import { toolMethods } from './tools.ts';

/** Everything a renderer, a browser or a terminal can ask for. There is no other door. */
export const contract = {
  ...eventMethods,
  ...sessionMethods,
  ...nameMethods,
  ...accountMethods,
  ...requestMethods,
  ...approvalMethods,
  ...rosterMethods,
  ...vaultMethods,
  ...storageMethods,
  ...auditMethods,
  ...boardMethods,
  ...bundleMethods,
  ...cloudMethods,
  ...membershipMethods,
  ...linkMethods,
  ...toolMethods,
  ...projectMethods,
  ...kioskMethods,
  ...checklistMethods,
  ...connectionMethods,
  ...clinicMethods,
  ...guideMethods,
  ...practiceMethods,
  ...startMethods,
  ...shiftMethods,
  ...workshopMethods,
  ...deskMethods,
  ...hubSessionMethods,
};

/** Everything that is told without being asked. */
export const events = {
  ...requestEvents,
  ...rosterEvents,
  ...sessionEvents,
  ...vaultEvents,
  ...storageEvents,
  ...cloudEvents,
  ...linkEvents,
  ...kioskEvents,
  ...startEvents,
  ...shiftEvents,
};

type Contract = typeof contract;
/** The name of a method, `noun.verb`. */
export type Method = keyof Contract;
/** What a caller sends to a method. */
export type Input<M extends Method> = z.input<Contract[M]['input']>;
/** The same, once the door has checked it and filled in what was left out. */
export type ParsedInput<M extends Method> = z.output<Contract[M]['input']>;
/** What a method answers. */
export type Output<M extends Method> = z.output<Contract[M]['output']>;

/** The methods that file a request by a form. */
export type SubmissionMethod = {
  [M in Method]: Contract[M] extends { readonly submits: true } ? M : never;
}[Method];

/** The name of an event, in the past tense. */
export type EventName = keyof typeof events;
/** What an event tells. */
export type Payload<E extends EventName> = z.output<(typeof events)[E]>;

/** All a renderer ever sees of the other side. */
export interface Bridge {
  call<M extends Method>(method: M, input: Input<M>): Promise<Result<Output<M>>>;
  /** Calls back at each event; answers how to stop. */
  on<E extends EventName>(event: E, listener: (payload: Payload<E>) => void): () => void;
}

/** `Object.hasOwn`, so that `toString` is no method. */
export const isMethod = (name: string): name is Method => Object.hasOwn(contract, name);
/** As `isMethod`, of events. */
export const isEvent = (name: string): name is EventName => Object.hasOwn(events, name);
