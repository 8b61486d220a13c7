import { z } from 'zod';
import { cloudCheck, cloudSession } from '../domain/cloud.ts';
import { method } from './define.ts';

export const cloudMethods = {
  /** What is known of the cloud; `probe` asks it now. */
  'cloud.current': method(z.strictObject({ probe: z.boolean().optional() }), cloudSession),
  'cloud.signIn': method(
    z.strictObject({
      username: z.string().trim().min(1).max(255),
      password: z.string().min(1).max(1024),
      /** Of the second factor, where the cloud asks for one. */
      passcode: z.string().trim().max(32).optional(),
    }),
    cloudSession,
  ),
  'cloud.signOut': method(z.strictObject({}), cloudSession),
  /** Asks the cloud who we are to it, and what it offers. */
  'cloud.check': method(z.strictObject({}), cloudCheck),
};

export const cloudEvents = { 'cloud.changed': cloudSession };
