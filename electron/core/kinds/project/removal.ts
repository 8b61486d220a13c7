import { z } from 'zod';

/** Everything the removal of a project knows. */
export const removeProjectFacts = z.object({
  name: z.string(),
  /** The project that was shown to whoever agreed; another one of that name is left alone. */
  projectId: z.string(),
  /** Names of the DNS zones that were shown and agreed to; any other one keeps the project. */
  zones: z.array(z.string()).default([]),
  /** The request that this one undoes. */
  of: z.uuid().optional(),
});
export type RemoveProjectFacts = z.infer<typeof removeProjectFacts>;
