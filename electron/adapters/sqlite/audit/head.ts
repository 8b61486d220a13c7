import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Seal } from '../../../core/ports/seal.ts';
import {
  BEFORE_ALL,
  bytes,
  furthest,
  type Head,
  headMac,
  isSame,
} from '../../journal/audit-line.ts';

const lastRow = z.object({ lines: z.int(), hash: bytes });
const headRow = lastRow.extend({ mac: bytes });

const SIGN = `INSERT INTO audit_head (id, lines, hash, mac) VALUES (1, :lines, :hash, :mac)
  ON CONFLICT (id) DO UPDATE SET lines = :lines, hash = :hash, mac = :mac`;

function readers(database: DatabaseSync) {
  const last = database.prepare('SELECT line AS lines, hash FROM audit ORDER BY line DESC LIMIT 1');
  const head = database.prepare('SELECT lines, hash, mac FROM audit_head');
  return {
    lastLine: (): Head => lastRow.safeParse(last.get()).data ?? { lines: 0, hash: BEFORE_ALL },
    head: () => headRow.safeParse(head.get()).data,
  };
}

/** Where a line goes that nobody can sign: behind whatever is there, and whatever was said to be. */
export function unprovenEnd(database: DatabaseSync): Head {
  const { lastLine, head } = readers(database);
  return furthest(lastLine(), head());
}

/** The head of the trail, in a row of its own and signed with the key: lines that were cut off at the end show by it. */
export function createAuditHead(database: DatabaseSync, seal: Seal) {
  const { lastLine, head } = readers(database);
  const put = database.prepare(SIGN);
  const signed = (): Head | undefined => {
    const found = head();
    return found && isSame(found.mac, headMac(found, seal)) ? found : undefined;
  };
  return {
    /** What the head says, where this key signed it. */
    signed,
    isThere: (): boolean => head() !== undefined,
    /** The last line that is there. */
    lastLine,
    /** Where the next line goes. */
    end: (): Head => furthest(lastLine(), signed()),
    sign: (to: Head): void => void put.run({ ...to, mac: headMac(to, seal) }),
  };
}
