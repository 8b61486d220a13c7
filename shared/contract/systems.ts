import { z } from 'zod';
import { callerView, connection, session } from '../domain/session.ts';
import { method } from './define.ts';
import { cloudCheck, cloudSession } from '../domain/cloud.ts';

/** The methods about the helper's bind and the connection to the directory. */
export const sessionMethods = {
  'caller.current': method(z.strictObject({}), callerView),
  'session.current': method(z.strictObject({}), session),
  'session.signIn': method(
    z.strictObject({
      bindDn: z.string().trim().min(3).max(1000),
      password: z.string().min(1).max(1024),
    }),
    session,
  ),
  'session.signOut': method(z.strictObject({}), session),
  /** What is known of the connection; `probe` asks the directory now. */
  'connection.current': method(z.strictObject({ probe: z.boolean().optional() }), connection),
};

/** Tells of each change of the bind and of the connection. */
export const sessionEvents = { 'session.changed': session, 'connection.changed': connection };

/** The methods about the helper's session with the cloud. */
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

/** Tells of each change of the session with the cloud. */
export const cloudEvents = { 'cloud.changed': cloudSession };
