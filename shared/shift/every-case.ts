import type { Bridge } from '../contract/index.ts';
import { ok, type Result } from '../result.ts';
import type { CaseView } from './case.ts';

/** Who is at a desk (empty: nobody said), and all cases by their ids. */
export interface Shift {
  readonly me: string;
  readonly cases: ReadonlyMap<string, CaseView>;
}

/**
 * Asks page after page for all that helpers told each other.
 *
 * @returns the failure of the first page that could not be had, and nothing of those before it
 */
export async function everyCase(call: Bridge['call']): Promise<Result<Shift>> {
  const cases = new Map<string, CaseView>();
  let after: string | undefined;
  for (;;) {
    const page = await call('shift.current', after === undefined ? {} : { after });
    if (!page.ok) return page;
    for (const found of page.value.cases) cases.set(found.id, found);
    after = page.value.next;
    if (after === undefined) return ok({ me: page.value.me, cases });
  }
}
