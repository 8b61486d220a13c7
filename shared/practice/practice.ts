import { z } from 'zod';

/**
 * What can be made to go wrong while people practise. `network`: neither directory nor cloud can be reached. `name-lost`: somebody else gets the names
 * of the next account a moment before it is created, once. `late-group`: the cloud's hook takes half a minute to write a group.
 */
export const troubleNames = ['network', 'name-lost', 'late-group'] as const;
/** One of `troubleNames`. */
export type TroubleName = (typeof troubleNames)[number];

/** What the invented systems hold so that it can be met: by what it is, and under which name it is found. */
export const caseNames = ['blocked', 'disabled-tool', 'locked-wikimedia', 'password'] as const;

/** What goes wrong now, and what else can be met. */
export const practiceView = z.object({
  troubles: z.array(z.enum(troubleNames)),
  cases: z.array(z.object({ name: z.enum(caseNames), value: z.string() })),
});
/** What goes wrong now, and what else can be met. */
export type PracticeView = z.infer<typeof practiceView>;
