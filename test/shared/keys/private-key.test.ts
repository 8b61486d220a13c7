import { describe, expect, it } from 'vitest';
import { holdsPrivateKey } from '../../../shared/keys/private-key.ts';

describe('holdsPrivateKey', () => {
  it.each([
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    '—BEGIN RSA PRIVATE KEY—',
    '-----BEGIN ENCRYPTED\nPRIVATE KEY-----',
    'MIIEow==\n-----END PRIVATE KEY-----',
    '---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----',
    '-----BEGIN PGP PRIVATE KEY BLOCK-----',
    'PuTTY-User-Key-File-3: ssh-ed25519',
    'AAAA\nPrivate-Lines: 1\nAAAA',
    'b3BlbnNzaC1rZXktdjEAAAAABG5vbmU',
    'SSH PRIVATE KEY FILE FORMAT 1.1',
    // JSON Web Keys, as JSON, as JavaScript, in a string of JSON, and without quotes.
    ...['"', "'", '\\"', ''].map(
      (q) => `{${q}crv${q}:${q}Ed25519${q}, ${q}d${q}: ${q}${'nWGxne_9WmC6hEr0'.repeat(3)}${q}}`,
    ),
  ])('knows %j', (text) => {
    expect(holdsPrivateKey(text)).toBe(true);
  });

  it.each([
    'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 my private key',
    '---- BEGIN SSH2 PUBLIC KEY ----',
    `{"kty":"OKP","id":"${'nWGxne_9WmC6hEr0'.repeat(3)}"}`,
  ])('leaves %j alone', (text) => {
    expect(holdsPrivateKey(text)).toBe(false);
  });
});
