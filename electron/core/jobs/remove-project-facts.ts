import { z } from 'zod';

/** Everything the removal of a project knows. */
export const removeProjectFacts = z.object({
  name: z.string(),
  /** The project that was shown to whoever agreed; another one of that name is left alone. */
  projectId: z.string(),
  /** The request that this one undoes. */
  of: z.uuid().optional(),
});
export type RemoveProjectFacts = z.infer<typeof removeProjectFacts>;
