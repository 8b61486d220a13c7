import { memoryDesks } from '../fakes/desk-register.ts';
import { deskRegisterSuite } from './desk-register-suite.ts';

let passedMs = 0;

deskRegisterSuite(
  'in the memory of tests',
  () => Promise.resolve(memoryDesks(() => new Date(Date.now() + passedMs))),
  () => Promise.resolve((passedMs += 61_000)),
);
