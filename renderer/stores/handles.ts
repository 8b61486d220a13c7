/**
 * Names of people as an address may carry them. Browsers keep addresses in their history, in clear, and no wipe of ours reaches it; so an
 * address has a handle that tells nothing and is good for as long as the page is open. What is behind it is kept in memory only.
 */
const names = new Map<string, string>();
const handles = new Map<string, string>();

/** The handle of a name, always the same one. */
export function handleOf(name: string): string {
  const known = handles.get(name);
  if (known !== undefined) return known;
  const handle = crypto.randomUUID();
  handles.set(name, handle);
  names.set(handle, name);
  return handle;
}

/** Whether this could be a handle, of this page or of one before it. */
export const isHandle = (text: string): boolean =>
  /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text);

/** The name behind a handle; undefined where this page gave none. */
export const nameBehind = (handle: string): string | undefined => names.get(handle);

/** Nobody is behind any of them any more. */
export function forgetHandles(): void {
  names.clear();
  handles.clear();
}
