import { createHash } from 'node:crypto';
import { STAMP_SECONDS, stampText, zeroBits } from '../../../shared/domain/hub-stamp.ts';
import type { Limits } from '../../adapters/postgres/sessions/limits.ts';

/** A window, and what a browser found. */
const form = /^(\d{1,12}):([\w.-]{1,60})$/;

/** For what work is asked. */
interface Work {
  readonly event: string;
  readonly bits: number;
}

/**
 * Whether this is a stamp of this event, made in this window or the last, that was never shown before. It is used up by that.
 * Windows and what was shown are the database's, which all processes of a hub share: a process' own clock may be wrong.
 */
export async function isNewStamp(limits: Limits, stamp: string, work: Work): Promise<boolean> {
  const [, written = '', found = ''] = form.exec(stamp) ?? [];
  const window = Number(written);
  const text = stampText({ ...work, window }, found);
  const hash = createHash('sha256').update(text).digest();
  if (found === '' || zeroBits(hash) < work.bits) return false;
  const limit = { key: `stamp ${hash.toString('hex')}`, window, seconds: STAMP_SECONDS };
  return limits.takeOnce(limit);
}
