/**
 * The desks of a hub, and what they handed in. Nothing here is a secret: keys are public, digests are under the vault's key, and a code is good for some minutes and only for
 * who may let desks in. `hub_desk_calls` holds calls that must not be taken twice.
 */
export const deskTables = `
CREATE TABLE hub_desks (
  event text NOT NULL,
  id text NOT NULL,
  public_key bytea NOT NULL,
  name text NOT NULL,
  enrolled_by text NOT NULL,
  enrolled_at timestamptz NOT NULL DEFAULT now(),
  seen_at timestamptz,
  PRIMARY KEY (event, id)
);
CREATE TABLE hub_desk_asks (
  event text NOT NULL,
  id text NOT NULL,
  public_key bytea NOT NULL,
  name text NOT NULL,
  code text NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (event, id),
  UNIQUE (event, code)
);
CREATE TABLE hub_handed_in (
  event text NOT NULL,
  id uuid NOT NULL,
  digest text NOT NULL,
  desk text NOT NULL,
  request uuid,
  at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (event, id)
);
CREATE UNLOGGED TABLE hub_desk_calls (
  event text NOT NULL,
  nonce text NOT NULL,
  ends_at timestamptz NOT NULL,
  PRIMARY KEY (event, nonce)
) WITH (fillfactor = 70);
CREATE INDEX hub_desk_calls_ends ON hub_desk_calls (ends_at);
`;

/** What must not be taken twice is remembered through a crash and a failover too: an unlogged table is empty after either (postgresql.org/docs/15/sql-createtable.html). */
export const rememberedCalls = 'ALTER TABLE hub_desk_calls SET LOGGED';
