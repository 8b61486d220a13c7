import { z } from 'zod';
import { connection, session } from '../domain/session.ts';
import { method } from './define.ts';

export const sessionMethods = {
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

export const sessionEvents = { 'session.changed': session, 'connection.changed': connection };
