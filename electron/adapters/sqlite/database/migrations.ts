import type { DatabaseSync } from 'node:sqlite';
import type { Seal } from '../../../core/ports/seal.ts';
import { noteQueue } from './note-queue.ts';
import { sealRequests } from './seal-requests.ts';

/** SQL, or what must be done where SQL alone cannot: both run inside one transaction. */
export type Migration = string | ((database: DatabaseSync, seal: Seal) => void);

/**
 * Numbered changes of the journal's tables. A number is never used twice and a published one never edited: databases
 * out there have run it. `user_version` says how far a file has come.
 */
export const migrations: readonly Migration[] = [
  // 1: requests. `facts` holds everything personal in one column, so that sealing it is one column's business.
  `CREATE TABLE requests (
     id TEXT PRIMARY KEY,
     kind TEXT NOT NULL,
     state TEXT NOT NULL,
     created_at TEXT NOT NULL,
     updated_at TEXT NOT NULL,
     asked_by TEXT NOT NULL,
     facts TEXT NOT NULL,
     finished TEXT NOT NULL,
     attempted TEXT NOT NULL,
     problem TEXT,
     dismissed_because TEXT,
     failures INTEGER NOT NULL,
     retry_at TEXT,
     owner TEXT
   ) STRICT;
   CREATE INDEX requests_by_state ON requests (state);
   CREATE INDEX requests_by_age ON requests (created_at);`,
  // 2: everything personal moves into one sealed column, `body`.
  sealRequests,
  // 3: when accounts were sent, for the event's budget.
  `CREATE TABLE sends (
     id INTEGER PRIMARY KEY,
     at INTEGER NOT NULL,
     boot TEXT NOT NULL,
     up INTEGER NOT NULL
   ) STRICT`,
  // 4: who runs the queue, in place of an owner of each request.
  `CREATE TABLE lease (
     id INTEGER PRIMARY KEY CHECK (id = 1),
     number INTEGER NOT NULL,
     owner TEXT,
     at INTEGER NOT NULL,
     boot TEXT NOT NULL,
     up INTEGER NOT NULL
   ) STRICT;
   ALTER TABLE requests DROP COLUMN owner`,
  // 5: the audit trail: its lines, who is behind their pseudonyms, and how far it goes. The limit is the largest number that
  // JavaScript can count to.
  `CREATE TABLE audit (
     line INTEGER PRIMARY KEY CHECK (line BETWEEN 1 AND 9007199254740991),
     at TEXT NOT NULL,
     who BLOB,
     request TEXT,
     what TEXT NOT NULL,
     hash BLOB NOT NULL,
     mac BLOB
   ) STRICT;
   CREATE INDEX audit_by_request ON audit (request);
   CREATE TRIGGER audit_only_grows BEFORE INSERT ON audit WHEN NEW.line <= (SELECT max(line) FROM audit)
     BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END;
   CREATE TRIGGER audit_never_changes BEFORE UPDATE ON audit
     BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END;
   CREATE TRIGGER audit_never_shrinks BEFORE DELETE ON audit
     BEGIN SELECT RAISE(ABORT, 'the audit trail only grows'); END;
   CREATE TABLE audit_names (who BLOB PRIMARY KEY, name BLOB NOT NULL) STRICT;
   CREATE TABLE audit_head (
     id INTEGER PRIMARY KEY CHECK (id = 1),
     lines INTEGER NOT NULL CHECK (lines BETWEEN 1 AND 9007199254740991),
     hash BLOB NOT NULL,
     mac BLOB NOT NULL
   ) STRICT`,
  // 6: how often a request was changed, which no clock tells; what was there before counts from here.
  `ALTER TABLE requests ADD COLUMN revision INTEGER NOT NULL DEFAULT 1`,
  // 7: keyed digests of what a request is about and how that is to be: NULL where nobody has noted it yet, empty where it shares that
  // with no other. The index holds only what has not come to its end.
  `ALTER TABLE requests ADD COLUMN target BLOB;
   ALTER TABLE requests ADD COLUMN wants BLOB;
   CREATE INDEX requests_by_target ON requests (target, wants)
     WHERE state IN ('saved', 'waiting', 'sending', 'needs-you')`,
  // 8: what the board counts, so that it need not open what is sealed: when a request was begun and confirmed, the code of what it waits
  // for, what it counts as, and a keyed digest of whose it is. What was there before is told by the audit trail and by its kind; whose it is
  // stays unknown until it changes. Calls of the systems are counted beside it.
  `ALTER TABLE requests ADD COLUMN begun_at TEXT;
   ALTER TABLE requests ADD COLUMN confirmed_at TEXT;
   ALTER TABLE requests ADD COLUMN waits_for TEXT;
   ALTER TABLE requests ADD COLUMN person BLOB;
   ALTER TABLE requests ADD COLUMN counts_as TEXT;
   UPDATE requests SET
     begun_at = CASE WHEN state <> 'expected' THEN coalesce(
       (SELECT at FROM audit WHERE request = requests.id
         AND CASE WHEN json_valid(what) THEN what ->> '$.from' END = 'expected' ORDER BY line LIMIT 1), created_at) END,
     confirmed_at = CASE WHEN state = 'confirmed' THEN coalesce(
       (SELECT at FROM audit WHERE request = requests.id AND CASE WHEN json_valid(what) THEN what ->> '$.to' END = 'confirmed'
         AND CASE WHEN json_valid(what) THEN what ->> '$.from' END IS NOT NULL ORDER BY line LIMIT 1), updated_at) END,
     waits_for = (SELECT CASE WHEN json_valid(what) THEN what ->> '$.outcome' END FROM audit
       WHERE request = requests.id ORDER BY line DESC LIMIT 1),
     counts_as = CASE WHEN kind IN ('account', 'membership', 'tool', 'maintainer', 'project') THEN kind
       WHEN kind = 'ssh-keys' THEN 'key' END;
   CREATE INDEX requests_done ON requests (counts_as, confirmed_at, begun_at, person, id) WHERE counts_as IS NOT NULL;
   CREATE INDEX requests_waiting ON requests (state, waits_for, begun_at, person, id)
     WHERE state IN ('saved', 'waiting', 'sending', 'needs-you');
   CREATE TABLE calls (
     system TEXT NOT NULL,
     hour TEXT NOT NULL,
     bound INTEGER NOT NULL,
     calls INTEGER NOT NULL,
     PRIMARY KEY (system, hour, bound)
   ) STRICT`,
  // 9: what helpers tell each other about a case: who holds it, and a note. Kept by the id of a request and gone with it; not in its row, which
  // whoever runs the queue writes whole.
  `CREATE TABLE cases (
     id TEXT PRIMARY KEY REFERENCES requests (id) ON DELETE CASCADE,
     revision INTEGER NOT NULL,
     body BLOB NOT NULL
   ) STRICT`,
  // 10: a keyed digest of in whose name a request was filed; of what was there before nobody asks by it, as only callers of a hub do. What waits for
  // approval has not come to its end.
  `ALTER TABLE requests ADD COLUMN filed_by BLOB;
   CREATE INDEX requests_by_filer ON requests (filed_by, created_at) WHERE filed_by IS NOT NULL;
   DROP INDEX requests_by_target;
   CREATE INDEX requests_by_target ON requests (target, wants)
     WHERE state IN ('saved', 'waiting', 'sending', 'needs-you', 'for-approval');
   DROP INDEX requests_waiting;
   CREATE INDEX requests_waiting ON requests (state, waits_for, begun_at, person, id)
     WHERE state IN ('saved', 'waiting', 'sending', 'needs-you', 'for-approval')`,
  // 11: what the queue looks for without opening anything: which request this one comes after, when it is due (ms since 1970 by this machine's
  // clock), a keyed digest of the card that filed it, and when it changed last, counted over all requests.
  noteQueue,
  // 12: requests are looked for by their card also once they have come to their end.
  `DROP INDEX requests_by_card;
   CREATE INDEX requests_by_card ON requests (card) WHERE card IS NOT NULL`,
];
