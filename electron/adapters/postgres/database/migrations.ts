import { deskTables, rememberedCalls } from '../desks/tables.ts';
import { sessionTables } from '../sessions/tables.ts';

/**
 * Numbered changes of the hub's tables. A number is never used twice and a published one never edited: databases out there have run it.
 * `schema_version` says how far a database has come.
 */
export const migrations: readonly string[] = [
  // 1: who is let in at a hub.
  sessionTables,
  // 2: the desks that a hub knows.
  deskTables,
  // 3: the journals of all events. Texts are compared by their bytes, as SQLite does it and whatever the server's language is. A row is
  // changed a dozen times, so that its page keeps room for that.
  //
  // `events`: one row an event, locked by whoever writes: how many changes there were (`era` is another one after a wipe), and how far its
  // audit trail goes, signed.
  // `event_keys`: what seals everything personal of an event, behind a passphrase that is not in the database.
  // `requests`: `number` counts how often a request was taken by a process; only the last may write what it does under it.
  `CREATE TABLE events (
     event text COLLATE "C" PRIMARY KEY,
     era uuid NOT NULL,
     changes bigint NOT NULL,
     lines bigint NOT NULL CHECK (lines BETWEEN 0 AND 9007199254740991),
     hash bytea NOT NULL,
     mac bytea NOT NULL
   );
   CREATE TABLE event_keys (
     event text COLLATE "C" PRIMARY KEY,
     locked jsonb NOT NULL
   );
   CREATE TABLE requests (
     event text COLLATE "C" NOT NULL REFERENCES events,
     id text COLLATE "C" NOT NULL,
     seq bigint GENERATED ALWAYS AS IDENTITY,
     kind text COLLATE "C" NOT NULL,
     state text COLLATE "C" NOT NULL,
     created_at text COLLATE "C" NOT NULL,
     updated_at text COLLATE "C" NOT NULL,
     revision integer NOT NULL,
     body bytea NOT NULL,
     finished text NOT NULL,
     attempted text NOT NULL,
     failures integer NOT NULL,
     retry_at text,
     due_at timestamptz,
     after text COLLATE "C",
     target bytea,
     wants bytea,
     card bytea,
     waits_for text COLLATE "C",
     begun_at text COLLATE "C",
     confirmed_at text COLLATE "C",
     person bytea,
     counts_as text COLLATE "C",
     filed_by bytea,
     change bigint NOT NULL,
     number bigint NOT NULL DEFAULT 0,
     taken_by uuid,
     taken_until timestamptz,
     PRIMARY KEY (event, id)
   ) WITH (fillfactor = 80);
   CREATE INDEX requests_newest ON requests (event, created_at DESC, seq DESC);
   CREATE INDEX requests_by_change ON requests (event, change);
   CREATE INDEX requests_by_after ON requests (event, after) WHERE after IS NOT NULL;
   CREATE INDEX requests_taken ON requests (taken_by) WHERE taken_by IS NOT NULL;
   CREATE INDEX requests_open ON requests (event, due_at) WHERE state IN ('saved', 'waiting', 'sending');
   CREATE INDEX requests_by_card ON requests (event, card) WHERE state IN ('saved', 'waiting', 'sending', 'for-approval');
   CREATE INDEX requests_by_target ON requests (event, target, wants)
     WHERE state IN ('saved', 'waiting', 'sending', 'needs-you', 'for-approval');
   CREATE INDEX requests_by_filer ON requests (event, filed_by, created_at DESC, seq DESC);
   CREATE INDEX requests_done ON requests (event, counts_as, confirmed_at, begun_at, person, id) WHERE counts_as IS NOT NULL;
   CREATE TABLE sends (
     event text COLLATE "C" NOT NULL REFERENCES events,
     at timestamptz NOT NULL DEFAULT clock_timestamp()
   );
   CREATE INDEX sends_at ON sends (event, at);
   CREATE TABLE cases (
     event text COLLATE "C" NOT NULL,
     id text COLLATE "C" NOT NULL,
     revision integer NOT NULL,
     body bytea NOT NULL,
     PRIMARY KEY (event, id),
     FOREIGN KEY (event, id) REFERENCES requests ON DELETE CASCADE
   );
   CREATE TABLE calls (
     event text COLLATE "C" NOT NULL REFERENCES events,
     system text COLLATE "C" NOT NULL,
     hour text COLLATE "C" NOT NULL,
     bound integer NOT NULL,
     calls bigint NOT NULL,
     PRIMARY KEY (event, system, hour, bound)
   );
   CREATE TABLE audit (
     event text COLLATE "C" NOT NULL REFERENCES events,
     line bigint NOT NULL CHECK (line BETWEEN 1 AND 9007199254740991),
     at text COLLATE "C" NOT NULL,
     who bytea,
     request text COLLATE "C",
     what text NOT NULL,
     hash bytea NOT NULL,
     mac bytea,
     PRIMARY KEY (event, line)
   );
   CREATE INDEX audit_by_request ON audit (event, request, line DESC);
   CREATE TABLE audit_names (
     event text COLLATE "C" NOT NULL REFERENCES events,
     who bytea NOT NULL,
     name bytea NOT NULL,
     PRIMARY KEY (event, who)
   );
   CREATE FUNCTION audit_only_grows() RETURNS trigger LANGUAGE plpgsql AS $$
     BEGIN RAISE EXCEPTION 'the audit trail only grows'; END $$;
   CREATE TRIGGER audit_never_changes BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_only_grows();
   CREATE TRIGGER audit_never_cut BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_only_grows()`,
  // 4: calls of desks outlive a crash.
  rememberedCalls,
  // 5: requests are looked for by their card also once they have come to their end.
  `DROP INDEX requests_by_card;
   CREATE INDEX requests_by_card ON requests (event, card) WHERE card IS NOT NULL`,
];
