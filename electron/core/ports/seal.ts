/**
 * Seals texts so that only who has the key can read them, and notices every change to them. `context` says where a text
 * belongs (a table and a row): one that was moved elsewhere does not open.
 */
export interface Seal {
  seal(text: string, context: string): Uint8Array<ArrayBuffer>;
  /** Throws `AppError('seal-broken')` for bytes that were sealed with another key, for another place, or changed since. */
  open(sealed: Uint8Array, context: string): string;
  /** 32 bytes that are always the same for this text and context, and that nobody without the key can make or check. */
  digest(text: string, context: string): Uint8Array;
}
