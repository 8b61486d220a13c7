/**
 * Who is let in at a hub. No secret that a browser holds stands here: an id, a link's secret and a flow's are kept as their SHA-256, so that
 * whoever reads the database can be nobody with it. `limits` counts tries by fixed windows; it is not logged, and begins anew after a crash.
 */
export const sessionTables = `
CREATE TABLE hub_sessions (
  id_hash bytea PRIMARY KEY,
  ref uuid NOT NULL UNIQUE DEFAULT gen_random_uuid(),
  event text NOT NULL,
  role text NOT NULL,
  who text NOT NULL,
  name text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  used_at timestamptz NOT NULL DEFAULT now(),
  idle_seconds integer NOT NULL,
  ends_at timestamptz NOT NULL
);
CREATE INDEX hub_sessions_who ON hub_sessions (event, who);
CREATE INDEX hub_sessions_ends ON hub_sessions (ends_at);
CREATE TABLE hub_links (
  secret_hash bytea PRIMARY KEY,
  event text NOT NULL,
  who text NOT NULL,
  made_at timestamptz NOT NULL DEFAULT now(),
  ends_at timestamptz NOT NULL
);
CREATE INDEX hub_links_who ON hub_links (event, who);
CREATE TABLE hub_flows (
  id_hash bytea PRIMARY KEY,
  event text NOT NULL,
  verifier text NOT NULL,
  state text NOT NULL,
  nonce text NOT NULL,
  ends_at timestamptz NOT NULL
);
CREATE UNLOGGED TABLE hub_limits (
  key text NOT NULL,
  slot bigint NOT NULL,
  seconds integer NOT NULL,
  count integer NOT NULL,
  PRIMARY KEY (key, slot)
) WITH (fillfactor = 70);
`;
