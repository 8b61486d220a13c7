import { describe, expect, it } from 'vitest';
import { bitsOfBlob, lengthOfBlob, typeOfBlob } from '../../../shared/keys/ssh-blob.ts';
import { blobOf } from './key-fixtures.ts';

const point = new Uint8Array(32).fill(7);
const e = new Uint8Array([1, 0, 1]);
/** 2048 bits, odd, written with the leading zero that keeps it positive. */
const n = new Uint8Array(257).fill(0xff).fill(0, 0, 1);

describe('bitsOfBlob', () => {
  it('counts the bits of sound keys', () => {
    expect(bitsOfBlob('ssh-ed25519', blobOf('ssh-ed25519', point))).toBe(256);
    expect(bitsOfBlob('ssh-rsa', blobOf('ssh-rsa', e, n))).toBe(2048);
    expect(bitsOfBlob('ssh-rsa', blobOf('ssh-rsa', e, new Uint8Array([0x7f, 0xff])))).toBe(15);
  });

  it.each([
    ['another inner type', 'ssh-rsa', blobOf('ssh-ed25519', point)],
    ['a short point', 'ssh-ed25519', blobOf('ssh-ed25519', point.subarray(1))],
    ['bytes left over', 'ssh-ed25519', new Uint8Array([...blobOf('ssh-ed25519', point), 0])],
    ['a field left over', 'ssh-ed25519', blobOf('ssh-ed25519', point, '')],
    ['a missing field', 'ssh-rsa', blobOf('ssh-rsa', e)],
    ['a cut end', 'ssh-ed25519', blobOf('ssh-ed25519', point).subarray(0, -1)],
    ['a negative modulus', 'ssh-rsa', blobOf('ssh-rsa', e, n.subarray(1))],
    ['a needless zero', 'ssh-rsa', blobOf('ssh-rsa', e, new Uint8Array([0, ...n]))],
    ['an even exponent', 'ssh-rsa', blobOf('ssh-rsa', new Uint8Array([2]), n)],
    ['the exponent 1', 'ssh-rsa', blobOf('ssh-rsa', new Uint8Array([1]), n)],
    ['an empty exponent', 'ssh-rsa', blobOf('ssh-rsa', '', n)],
    [
      'an even modulus',
      'ssh-rsa',
      blobOf('ssh-rsa', e, new Uint8Array([...n.subarray(0, -1), 0xfe])),
    ],
    [
      'a modulus beyond 16384 bits',
      'ssh-rsa',
      blobOf('ssh-rsa', e, new Uint8Array(2049).fill(0x7f)),
    ],
    [
      'a FIDO key without its application',
      'sk-ssh-ed25519@openssh.com',
      blobOf('sk-ssh-ed25519@openssh.com', point, ''),
    ],
    ['a type that is not read here', 'ssh-dss', blobOf('ssh-dss', point)],
    ['nothing', 'ssh-rsa', new Uint8Array()],
  ])('refuses %s', (_, type, blob) => {
    expect(bitsOfBlob(type, blob)).toBeUndefined();
  });
});

describe('the start of a blob', () => {
  const blob = blobOf('ssh-ed25519', point);

  it('tells its type and its length, whatever follows', () => {
    expect(typeOfBlob(new Uint8Array([...blob, 1, 2]))).toBe('ssh-ed25519');
    expect(lengthOfBlob('ssh-ed25519', new Uint8Array([...blob, 1, 2]))).toBe(blob.length);
  });

  it('tells neither where it is cut or no text', () => {
    expect(typeOfBlob(blob.subarray(0, 9))).toBeUndefined();
    expect(typeOfBlob(blobOf('\u0007bell'))).toBeUndefined();
    expect(lengthOfBlob('ssh-rsa', blob)).toBeUndefined();
  });
});
