import { z } from 'zod';
import { guideList, personGuides } from '../guides/guides.ts';
import { toolhubPage, toolhubSearch, toolhubTools } from '../toolhub/toolhub.ts';
import { typedName } from '../requests/describe.ts';
import { method } from './define.ts';

/** The methods about services that a newcomer can be led to, and about the catalogue of tools. */
export const guideMethods = {
  /** Throws `invalid-input` with a sentence and a line for what is wrong with a file of guides. */
  'guides.list': method(
    z.strictObject({ language: z.string().regex(/^[a-z]{2,3}(-[a-z]{2,8})*$/) }),
    guideList,
  ),
  /** What somebody can begin with, and which steps are seen to be done. Throws `account-missing`. */
  'guides.forPerson': method(
    z.strictObject({
      shellName: typedName,
      tool: typedName.optional(),
      project: typedName.optional(),
    }),
    personGuides,
  ),
  /** From the catalogue, or from what this desk has seen of it where it cannot be asked now. */
  'toolhub.search': method(toolhubSearch, toolhubPage),
  /** Tools whose names or titles are like a text, a few. */
  'toolhub.suggest': method(
    z.strictObject({ text: z.string().trim().min(2).max(100) }),
    toolhubTools,
  ),
};
