import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/**
 * Requests of a desk, signed with its own Ed25519 key (RFC 8032): HTTP message signatures (RFC 9421) over the method, the path and the digest of the body (RFC 9530), with
 * the time, the key and a number that is used once. Exactly these components in exactly this form: there is nothing to choose, and nothing to parse but one line.
 */

/** How far both clocks may be apart, in milliseconds. */
export const WINDOW_MS = 120_000;
const TAG = 'lanyard-desk';

/** What is signed. */
export interface Signed {
  readonly method: string;
  /** As it is sent, without a query: nothing asks with one. */
  readonly path: string;
  readonly body: string;
}

/** Who signed, and when. */
export interface SignedBy {
  /** `keyId` of the desk's public key. */
  readonly key: string;
  /** Whole seconds since 1970. */
  readonly created: number;
  readonly nonce: string;
}

/** Headers of a signed request, in lower case as Node has them. */
export interface SignatureHeaders {
  readonly 'content-digest': string;
  readonly 'signature-input': string;
  readonly signature: string;
}

const digestOf = (body: string): string =>
  `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;

const paramsOf = ({ key, created, nonce }: SignedBy): string =>
  `("@method" "@path" "content-digest");created=${created};keyid="${key}";nonce="${nonce}";alg="ed25519";tag="${TAG}"`;

/** The signature base (RFC 9421 2.5). */
const baseOf = ({ method, path }: Signed, digest: string, params: string): Buffer =>
  Buffer.from(
    [
      `"@method": ${method}`,
      `"@path": ${path}`,
      `"content-digest": ${digest}`,
      `"@signature-params": ${params}`,
    ].join('\n'),
  );

/** The 32 bytes of an Ed25519 public key (RFC 8410 4: the end of its SPKI). */
export const rawKey = (key: KeyObject): Buffer =>
  key.export({ type: 'spki', format: 'der' }).subarray(-32);

/** What stands before them in an SPKI. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** The key of 32 bytes; undefined where they are none. */
export function publicKeyOf(raw: Uint8Array): KeyObject | undefined {
  if (raw.length !== 32) return undefined;
  try {
    return createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
  } catch {
    return undefined;
  }
}

/** How a key is named: SHA-256 of its 32 bytes in base64url, 43 letters. */
export const keyId = (raw: Uint8Array): string =>
  createHash('sha256').update(raw).digest('base64url');

/** Signs a request. */
export function signRequest(request: Signed, by: SignedBy, key: KeyObject): SignatureHeaders {
  const digest = digestOf(request.body);
  const params = paramsOf(by);
  const value = sign(null, baseOf(request, digest, params), key).toString('base64');
  return {
    'content-digest': digest,
    'signature-input': `desk=${params}`,
    signature: `desk=:${value}:`,
  };
}

const inputForm =
  /^desk=\("@method" "@path" "content-digest"\);created=(?<created>\d{1,12});keyid="(?<key>[\w-]{43})";nonce="(?<nonce>[\w-]{22})";alg="ed25519";tag="lanyard-desk"$/;
const signatureForm = /^desk=:(?<value>[A-Za-z0-9+/]{86}==):$/;

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

const one = (value: string | readonly string[] | undefined): string =>
  typeof value === 'string' ? value : '';

/** Who says that they signed it; undefined where the headers have another form. Nothing of it is proven yet. */
export function claimedSigner(headers: Headers): SignedBy | undefined {
  const {
    created = '',
    key = '',
    nonce = '',
  } = inputForm.exec(one(headers['signature-input']))?.groups ?? {};
  return key === '' ? undefined : { created: Number(created), key, nonce };
}

/** Whether this key signed this request with these headers, whenever that was. */
export function isSignedBy(
  request: Signed,
  headers: Headers,
  { by, key }: { readonly by: SignedBy; readonly key: KeyObject },
): boolean {
  const value = signatureForm.exec(one(headers['signature']))?.groups?.['value'];
  const digest = digestOf(request.body);
  if (value === undefined || one(headers['content-digest']) !== digest) return false;
  const base = baseOf(request, digest, paramsOf(by));
  return verify(null, base, key, Buffer.from(value, 'base64'));
}

/** Whether it was signed about now. */
export const isFresh = ({ created }: SignedBy, now: Date): boolean =>
  Math.abs(now.getTime() - created * 1000) <= WINDOW_MS;
