import type { Bridge, Input } from '../contract/index.ts';
import { ok, type Result } from '../result.ts';
import type { RequestView } from './request.ts';

interface Asked extends Omit<Input<'requests.list'>, 'olderThan'> {
  /** How many the first page has, where somebody waits for it; the others have `limit`. */
  readonly first?: number;
}

/**
 * Asks page after page for requests, newest first.
 *
 * @param take - is handed each page as it comes
 * @returns the failure of the first page that could not be had; those before it were handed over
 */
export async function everyPage(
  call: Bridge['call'],
  { first, ...asked }: Asked,
  take: (requests: readonly RequestView[]) => void,
): Promise<Result<undefined>> {
  const begun = first === undefined ? asked : { ...asked, limit: first };
  let olderThan: string | undefined;
  do {
    const page = await call(
      'requests.list',
      olderThan === undefined ? begun : { ...asked, olderThan },
    );
    if (!page.ok) return page;
    take(page.value.requests);
    olderThan = page.value.next;
  } while (olderThan !== undefined);
  return ok(undefined);
}

/** All of them, where somebody needs them together. */
export async function everyRequest(
  call: Bridge['call'],
  asked: Asked = {},
): Promise<Result<readonly RequestView[]>> {
  const all: RequestView[] = [];
  const read = await everyPage(call, asked, (requests) => all.push(...requests));
  return read.ok ? ok(all) : read;
}
