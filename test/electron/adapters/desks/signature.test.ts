import { createHash, generateKeyPairSync, type KeyObject } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  claimedSigner,
  isFresh,
  isSignedBy,
  keyId,
  publicKeyOf,
  rawKey,
  type Signed,
  type SignedBy,
  signRequest,
  WINDOW_MS,
} from '../../../../electron/adapters/desks/signature.ts';
import { fingerprintOf } from '../../../../shared/desks/desks.ts';

const pair = generateKeyPairSync('ed25519');
const raw = rawKey(pair.publicKey);
const id = keyId(raw);

const base64url = (letters: number) => fc.stringMatching(new RegExp(`^[A-Za-z0-9_-]{${letters}}$`));
const requests = fc.record<Signed>({
  method: fc.constantFrom('GET', 'PUT', 'POST'),
  path: fc.webPath(),
  body: fc.string({ unit: 'binary' }),
});
const signers = fc.record<SignedBy>({
  key: fc.constant(id),
  created: fc.nat({ max: 4_000_000_000 }),
  nonce: base64url(22),
});

const judge = (request: Signed, headers: Record<string, string>, key: KeyObject): boolean => {
  const by = claimedSigner(headers);
  return by !== undefined && isSignedBy(request, headers, { by, key });
};

describe('a signed request', () => {
  it('is known by the key that signed it, with everything that was said', () => {
    fc.assert(
      fc.property(requests, signers, (request, by) => {
        const headers = { ...signRequest(request, by, pair.privateKey) };
        expect(claimedSigner(headers)).toEqual(by);
        expect(judge(request, headers, pair.publicKey)).toBe(true);
      }),
    );
  });

  it('is nobody’s once anything of it is another', () => {
    const changes = fc.record({
      part: fc.nat({ max: 5 }),
      at: fc.nat(),
      other: fc.nat({ max: 25 }),
    });
    fc.assert(
      fc.property(requests, signers, changes, (request, by, { part, at, other }) => {
        const signed = { ...signRequest(request, by, pair.privateKey) };
        const all: Record<string, string> = { ...request, ...signed };
        const name = Object.keys(all)[part] ?? '';
        const before = all[name] ?? '';
        const place = before.length === 0 ? 0 : at % before.length;
        const letter = String.fromCharCode(97 + other);
        const after = before.slice(0, place) + letter + before.slice(place + 1);
        fc.pre(after !== before && !(name === 'signature' && isSameBytes(before, after)));
        expect(judgeAll({ ...all, [name]: after })).toBe(false);
      }),
      { numRuns: 500 },
    );
  });

  it('is nobody’s under another key, or with a number or a time that it was not signed with', () => {
    const other = generateKeyPairSync('ed25519');
    const request = { method: 'PUT', path: '/e/x/desks/requests/1', body: '{}' };
    const by = { key: id, created: 1_800_000_000, nonce: 'A'.repeat(22) };
    const headers = { ...signRequest(request, by, pair.privateKey) };
    expect(judge(request, headers, other.publicKey)).toBe(false);
    const input = headers['signature-input'];
    for (const forged of [
      input.replace('created=1800000000', 'created=1800000001'),
      input.replace('AAAA', 'BAAA'),
      input.replace('"@method" ', ''),
      input.replace('ed25519', 'hmac-sha256'),
      `${input}, desk=${input}`,
      input.toUpperCase(),
      '',
    ]) {
      expect(judge(request, { ...headers, 'signature-input': forged }, pair.publicKey)).toBe(false);
    }
  });

  it('reads headers of any form without a word', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(claimedSigner({ 'signature-input': text })).toBeUndefined();
        expect(claimedSigner({ 'signature-input': [text, text] })).toBeUndefined();
      }),
    );
  });

  it('counts for two minutes to both sides', () => {
    const now = new Date('2027-08-04T08:00:00Z');
    const at = (ms: number) => ({
      key: id,
      nonce: '',
      created: Math.floor((now.getTime() + ms) / 1000),
    });
    expect(isFresh(at(0), now)).toBe(true);
    expect(isFresh(at(WINDOW_MS), now)).toBe(true);
    expect(isFresh(at(-WINDOW_MS), now)).toBe(true);
    expect(isFresh(at(WINDOW_MS + 1000), now)).toBe(false);
    expect(isFresh(at(-WINDOW_MS - 1000), now)).toBe(false);
  });
});

/** The same of a request and its headers in one. */
const judgeAll = ({ method = '', path = '', body = '', ...headers }: Record<string, string>) =>
  judge({ method, path, body }, headers, pair.publicKey);

/** Base64 has letters whose last bits say nothing: another text may be the same bytes. */
function isSameBytes(one: string, other: string): boolean {
  const bytes = (text: string) =>
    Buffer.from(text.slice('desk=:'.length, -1), 'base64').toString('hex');
  return other.startsWith('desk=:') && other.endsWith(':') && bytes(one) === bytes(other);
}

describe('a public key', () => {
  it('comes back from its 32 bytes, and from nothing else', () => {
    const request = { method: 'GET', path: '/', body: '' };
    const by = { key: id, created: 0, nonce: 'A'.repeat(22) };
    const key = publicKeyOf(raw);
    expect(key && judge(request, { ...signRequest(request, by, pair.privateKey) }, key)).toBe(true);
    expect(publicKeyOf(raw.subarray(1))).toBeUndefined();
    expect(publicKeyOf(Buffer.alloc(33))).toBeUndefined();
  });

  it('is named as SSH names keys', () => {
    expect(id).toMatch(/^[\w-]{43}$/);
    const ofSsh = createHash('sha256').update(raw).digest('base64').replace('=', '');
    expect(fingerprintOf(id)).toBe(`SHA256:${ofSsh}`);
  });
});
