import { z } from 'zod';
import { person, personSummary } from '../domain/account.ts';
import { method } from './define.ts';

export const accountMethods = {
  'accounts.find': method(
    z.strictObject({ text: z.string().trim().min(3).max(100) }),
    z.object({ people: z.array(personSummary), more: z.boolean() }),
  ),
  'accounts.show': method(z.strictObject({ shellName: z.string().trim().min(1).max(100) }), person),
};
