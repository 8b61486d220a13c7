import { Elements, Malformed, readText, types } from './elements.ts';

/** What a server sends (RFC 4511 4.2 to 4.12), by its identifier byte. */
export const replies = {
  bind: 0x61,
  searchEntry: 0x64,
  searchDone: 0x65,
  modify: 0x67,
  add: 0x69,
  remove: 0x6b,
  rename: 0x6d,
  compare: 0x6f,
  searchReference: 0x73,
  extended: 0x78,
} as const;

/** The end of an operation, as an LDAPResult tells it (RFC 4511 4.1.9). */
export interface Outcome {
  readonly code: number;
  readonly words: string;
  /** Where else to ask, as URIs (RFC 4511 4.1.10); none but with the code `referral`. */
  readonly referral: readonly string[];
  /** The `responseName` of an extended answer. */
  readonly name?: string | undefined;
}

/** One message of a server, all of whose fields were looked at. */
export interface Reply {
  readonly id: number;
  readonly operation: number;
  /** Undefined for what comes before the end of a search. */
  readonly outcome?: Outcome | undefined;
  /** Where a search goes on, as URIs (RFC 4511 4.5.3). */
  readonly elsewhere?: readonly string[] | undefined;
}

/** The result code of a referral (RFC 4511 appendix A). */
export const REFERRAL_CODE = 10;

const CONTROLS = 0xa0;
const REFERRAL = 0xa3;
const SASL_CREDENTIALS = 0x87;
const RESPONSE_NAME = 0x8a;
const RESPONSE_VALUE = 0x8b;

/** An attribute description (RFC 4512 2.5), more loosely: some servers have underscores. */
const description = /^[a-z0-9][\w.-]*(?:;[\w-]+)*$/i;

function readUris(content: Uint8Array, what: string): string[] {
  const uris = new Elements(content).takeAll(types.octets, 'a URI');
  if (uris.length === 0) throw new Malformed(`${what} is empty`);
  return uris.map((uri) => readText(uri, 'a URI'));
}

function readAttribute(content: Uint8Array): string {
  const fields = new Elements(content);
  const name = fields.takeText('the name of an attribute').toLowerCase();
  // ldapts puts attributes beside an entry's `dn`.
  if (!description.test(name) || name === 'dn') throw new Malformed('no name of an attribute');
  new Elements(fields.take(types.set, 'the values')).takeAll(types.octets, 'a value');
  fields.end('an attribute');
  return name;
}

function readEntry(content: Uint8Array): void {
  const fields = new Elements(content);
  fields.takeText('objectName');
  const list = new Elements(fields.take(types.sequence, 'the attributes'));
  const names = list.takeAll(types.sequence, 'an attribute').map(readAttribute);
  fields.end('an entry');
  // Of two lists of one attribute's values, ldapts would keep the second alone.
  if (new Set(names).size < names.length) throw new Malformed('an attribute that comes twice');
}

function readOutcome(operation: number, content: Uint8Array): Outcome {
  const fields = new Elements(content);
  const code = fields.takeNumber(types.enumerated, 'resultCode');
  fields.takeText('matchedDN');
  // Shown and no more, so that no letter of it is worth the answer.
  const words = Buffer.from(fields.take(types.octets, 'diagnosticMessage')).toString();
  const referral = fields.takeIf(REFERRAL, 'referral');
  const more = { bind: operation === replies.bind, extended: operation === replies.extended };
  if (more.bind) fields.takeIf(SASL_CREDENTIALS, 'serverSaslCreds');
  const name = more.extended ? fields.takeIf(RESPONSE_NAME, 'responseName') : undefined;
  if (more.extended) fields.takeIf(RESPONSE_VALUE, 'responseValue');
  fields.end('an outcome');
  if (code === REFERRAL_CODE && !referral) throw new Malformed('a referral to nowhere');
  return {
    code,
    words,
    referral: referral ? readUris(referral, 'referral') : [],
    name: name && readText(name, 'responseName'),
  };
}

function readPaging(value: Uint8Array): void {
  const outer = new Elements(value);
  const fields = new Elements(outer.take(types.sequence, 'a page'));
  fields.takeNumber(types.integer, 'the size of a page');
  fields.take(types.octets, 'the cookie of a page');
  fields.end('a page');
  outer.end('a page');
}

function readPostRead(value: Uint8Array): void {
  const outer = new Elements(value);
  readEntry(outer.take(replies.searchEntry, 'the entry after the write'));
  outer.end('the entry after the write');
}

/** The controls whose values are read here or by ldapts (RFC 2696, RFC 4527). Nobody reads the values of others. */
const controls: ReadonlyMap<string, (value: Uint8Array) => void> = new Map([
  ['1.2.840.113556.1.4.319', readPaging],
  ['1.3.6.1.1.13.2', readPostRead],
]);

function readControl(content: Uint8Array): void {
  const fields = new Elements(content);
  const type = fields.takeText('controlType');
  const critical = fields.takeIf(types.boolean, 'criticality');
  const value = fields.takeIf(types.octets, 'controlValue');
  fields.end('a control');
  if (critical && critical.length !== 1) throw new Malformed('criticality is no truth value');
  controls.get(type)?.(value ?? new Uint8Array());
}

function readOperation(operation: number, content: Uint8Array): Omit<Reply, 'id' | 'operation'> {
  if (operation === replies.searchEntry) {
    readEntry(content);
    return {};
  }
  if (operation === replies.searchReference) {
    return { elsewhere: readUris(content, 'a reference') };
  }
  return { outcome: readOutcome(operation, content) };
}

const known: ReadonlySet<number> = new Set(Object.values(replies));

/**
 * Reads a whole message of a server (RFC 4511 4.1.1): every field in its place and of its type, and nothing beside them. Throws `Malformed`
 * for any other bytes. The depth is that of the grammar; nothing here calls itself.
 */
export function readReply(message: Uint8Array): Reply {
  const outer = new Elements(message);
  const fields = new Elements(outer.take(types.sequence, 'a message'));
  outer.end('a message');
  const id = fields.takeNumber(types.integer, 'messageID');
  const operation = fields.next ?? 0;
  if (!known.has(operation)) throw new Malformed('no answer that LDAP has');
  const read = readOperation(operation, fields.take(operation, 'protocolOp'));
  const list = fields.takeIf(CONTROLS, 'controls');
  new Elements(list ?? new Uint8Array()).takeAll(types.sequence, 'a control').forEach(readControl);
  fields.end('a message');
  return { id, operation, ...read };
}
