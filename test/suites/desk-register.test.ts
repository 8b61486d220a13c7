import { memoryDesks } from '../fakes/desk-register.ts';
import { deskRegisterSuite } from './desk-register-suite.ts';

deskRegisterSuite('in the memory of tests', () => Promise.resolve(memoryDesks()));
