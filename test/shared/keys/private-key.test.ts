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
  ])('knows %j', (text) => {
    expect(holdsPrivateKey(text)).toBe(true);
  });

  it.each(['ssh-ed25519 AAAAC3NzaC1lZDI1NTE5 my private key', '---- BEGIN SSH2 PUBLIC KEY ----'])(
    'leaves %j alone',
    (text) => {
      expect(holdsPrivateKey(text)).toBe(false);
    },
  );
});
