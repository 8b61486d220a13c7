import { fail, type Result } from '../../shared/result.ts';

/** What the page is told of a call: whatever goes wrong, a value and never a rejection, as over HTTP (`web/server.ts`). */
export async function answered(answer: Promise<Result<unknown>>): Promise<Result<unknown>> {
  try {
    return await answer;
  } catch {
    return fail('internal', 'The request could not be answered.');
  }
}
