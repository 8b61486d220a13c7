import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { formatFingerprint, parseSshKey, sameKey } from '../../../shared/keys/ssh-key.ts';
import { accountRules } from '../domain/account-rules.ts';
import { blobOf, lineOf, openKeyFolder, sha256 } from './key-fixtures.ts';

const folder = openKeyFolder();
afterAll(() => folder.remove());

folder.make('ed25519', '-t', 'ed25519');
folder.make('ecdsa256', '-t', 'ecdsa', '-b', '256');
folder.make('ecdsa384', '-t', 'ecdsa', '-b', '384');
folder.make('ecdsa521', '-t', 'ecdsa', '-b', '521');
folder.make('rsa1024', '-t', 'rsa', '-b', '1024');
folder.make('rsa2048', '-t', 'rsa', '-b', '2048');
folder.make('rsa3072', '-t', 'rsa', '-b', '3072');

const parse = (text: string) => parseSshKey(text, accountRules);
const curves = ['ecdsa-sha2-nistp384', 'ecdsa-sha2-nistp521'];
const everyType = { keyTypes: [...accountRules.keyTypes, ...curves], rsaMinBits: 1024 };

const skEd25519 = 'sk-ssh-ed25519@openssh.com';
const skEcdsa = 'sk-ecdsa-sha2-nistp256@openssh.com';

/** The raw public half of an Ed25519 or ECDSA key that ssh-keygen made. */
function pointOf(name: string): Uint8Array {
  const [, base64 = ''] = folder.publicKey(name).split(' ');
  return Buffer.from(base64, 'base64').subarray(name === 'ed25519' ? -32 : -65);
}

const skLines = {
  [skEd25519]: lineOf(skEd25519, blobOf(skEd25519, pointOf('ed25519'), 'ssh:')),
  [skEcdsa]: lineOf(skEcdsa, blobOf(skEcdsa, 'nistp256', pointOf('ecdsa256'), 'ssh:')),
};

describe('a key that ssh-keygen made', () => {
  it.each(['ed25519', 'ecdsa256', 'ecdsa384', 'ecdsa521', 'rsa1024', 'rsa2048', 'rsa3072'])(
    'is read with the bits and the fingerprint that ssh-keygen prints: %s',
    (name) => {
      const text = folder.publicKey(name);
      const key = parseSshKey(text, everyType);
      if (!key.ok) throw new Error(key.rule);
      expect(key).toMatchObject({ line: text.trimEnd(), comment: 'jane@laptop', repairs: [] });
      expect({ bits: key.bits, fingerprint: formatFingerprint(sha256(key.blob)) }).toEqual(
        folder.list(text),
      );
    },
  );

  it.each(Object.entries(skLines))('is read alike with a FIDO type: %s', (type, line) => {
    const key = parse(line);
    if (!key.ok) throw new Error(key.rule);
    expect(key).toMatchObject({ type, line, repairs: [] });
    expect({ bits: key.bits, fingerprint: formatFingerprint(sha256(key.blob)) }).toEqual(
      folder.list(line),
    );
  });

  it.each(['ed25519', 'ecdsa256', 'rsa3072'])(
    'comes back out of the SSH2 file format: %s',
    (name) => {
      const key = parse(folder.run('-e', '-m', 'RFC4716', '-f', `${name}.pub`));
      expect(key).toMatchObject({ ok: true, repairs: ['converted-rfc4716'] });
      expect(key.ok && sameKey(key.line, folder.publicKey(name))).toBe(true);
      expect(key.ok && key.comment).toContain('converted by');
    },
  );
});

describe('what is refused', () => {
  it.each([
    ['ecdsa384', 'type-not-allowed', ['ecdsa-sha2-nistp384']],
    ['ecdsa521', 'type-not-allowed', ['ecdsa-sha2-nistp521']],
    ['rsa1024', 'rsa-too-short', ['1024', '2048']],
  ])('%s: %s', (name, rule, params) => {
    expect(parse(folder.publicKey(name))).toEqual({ ok: false, rule, params });
  });

  it('a type that the profile leaves out', () => {
    const rules = { keyTypes: ['ssh-ed25519'], rsaMinBits: 2048 };
    const refused = { ok: false, rule: 'type-not-allowed', params: ['ssh-rsa'] };
    expect(parseSshKey(folder.publicKey('rsa2048'), rules)).toEqual(refused);
    const rfc4716 = folder.run('-e', '-m', 'RFC4716', '-f', 'rsa2048.pub');
    expect(parseSshKey(rfc4716, rules)).toEqual(refused);
  });

  it('a certificate, by its type', () => {
    folder.run('-q', '-s', 'ed25519', '-I', 'id', '-n', 'jane', 'ecdsa256.pub');
    expect(parse(folder.privateKey('ecdsa256-cert.pub'))).toEqual({
      ok: false,
      rule: 'type-not-allowed',
      params: ['ecdsa-sha2-nistp256-cert-v01@openssh.com'],
    });
  });

  it('empty text, and far too much text', () => {
    expect(parse(' \r\n')).toEqual({ ok: false, rule: 'empty', params: [] });
    expect(parse('a'.repeat(1_000_000))).toEqual({ ok: false, rule: 'not-a-key', params: [] });
  });

  it.each([
    ['a\u202eb', 'U+202E (right-to-left override)'],
    ['a\u0007b', 'U+0007 (control character)'],
    ['a\ud800b', 'U+D800 (half of a surrogate pair)'],
  ])('the comment %j, with the character named', (comment, named) => {
    const [type, base64] = folder.publicKey('ed25519').split(' ');
    expect(parse(`${type} ${base64} ${comment}`)).toEqual({
      ok: false,
      rule: 'comment-character',
      params: [named],
    });
  });
});

describe('a private key', () => {
  const puttyFile = [
    'PuTTY-User-Key-File-3: ssh-ed25519',
    'Encryption: none',
    'Comment: jane',
    'Public-Lines: 2',
    'AAAAC3NzaC1lZDI1NTE5AAAAIGVuY3J5cHQ',
    'Private-Lines: 1',
    'AAAAIHNlY3JldA==',
  ].join('\r\n');

  folder.make('pem', '-t', 'rsa', '-b', '2048', '-m', 'PEM');
  folder.make('pkcs8', '-t', 'ecdsa', '-m', 'PKCS8');
  folder.make('rsa-pkcs8', '-t', 'rsa', '-b', '2048', '-m', 'PKCS8');
  folder.make('ec', '-t', 'ecdsa', '-m', 'PEM');
  folder.make('locked', '-t', 'ed25519');
  folder.run('-q', '-p', '-P', '', '-N', 'correct horse', '-f', 'locked');
  folder.make('locked-pkcs8', '-t', 'rsa', '-b', '2048', '-m', 'PKCS8');
  folder.run('-q', '-p', '-P', '', '-N', 'correct horse', '-m', 'PKCS8', '-f', 'locked-pkcs8');

  it.each(['ed25519', 'pem', 'pkcs8', 'locked', 'locked-pkcs8'])(
    'is refused and never repeated, also beside its public half: %s',
    (name) => {
      const refused = { ok: false, rule: 'private-key', params: [] };
      expect(parse(folder.privateKey(name))).toEqual(refused);
      expect(parse(`${folder.publicKey(name)}${folder.privateKey(name)}`)).toEqual(refused);
      const withoutHead = folder.privateKey(name).split('\n').slice(1).join('\n');
      expect(parse(withoutHead)).toEqual(refused);
    },
  );

  it('is refused in the file of PuTTY', () => {
    expect(parse(puttyFile)).toEqual({ ok: false, rule: 'private-key', params: [] });
  });

  it.each(['ed25519', 'pem', 'pkcs8', 'ec', 'rsa-pkcs8'])(
    'is refused without head and foot, wrapped anew and behind a public key: %s',
    (name) => {
      const body = folder.privateKey(name).split('\n').slice(1, -2).join('');
      for (const wrapped of [body, body.replaceAll(/.{20}/gu, '$&\n> ')]) {
        expect(parse(wrapped)).toMatchObject({ rule: 'private-key' });
        expect(parse(`${folder.publicKey(name)}${wrapped}`)).toMatchObject({ rule: 'private-key' });
      }
    },
  );

  it.each([
    ['in UTF-16 that was read as another encoding', [...'-----BEGIN PRIVATE KEY-----'].join('\0')],
    ['with its head broken', '-----BEGIN OPENSSH PRI\nVATE KEY-----'],
    ['as a JSON Web Key', `{"kty":"OKP","crv":"Ed25519","d":"${'n'.repeat(43)}"}`],
    ['of an event', 'lanyard-x25519-private:AAAA'],
  ])('is refused %s', (_, text) => {
    expect(parse(text)).toEqual({ ok: false, rule: 'private-key', params: [] });
  });
});

describe('whatever is pasted', () => {
  const good = ['ed25519', 'ecdsa256', 'rsa2048'].map((name) => folder.publicKey(name).trimEnd());
  const lines = fc.constantFrom(...good, ...Object.values(skLines));

  it('a key wrapped at any places is the same key', () => {
    const gap = fc.constantFrom('\n', '\r\n', ' ', '\n   ', ' \r\n\t');
    const cuts = fc.array(fc.tuple(fc.nat(), gap), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(lines, cuts, (line, places) => {
        const keyEnd = line.lastIndexOf(' ');
        let text = line;
        for (const [place, space] of places) {
          const at = 1 + (place % (keyEnd - 1));
          text = text.slice(0, at) + space + text.slice(at);
        }
        const key = parse(text);
        expect(key.ok && sameKey(key.line, line)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('a key with one byte changed is refused or another key', () => {
    fc.assert(
      fc.property(lines, fc.nat(), fc.integer({ min: 1, max: 255 }), (line, place, flip) => {
        const [type = '', base64 = '', comment = ''] = line.split(' ');
        const blob = Buffer.from(base64, 'base64');
        const at = place % blob.length;
        blob.writeUInt8(blob.readUInt8(at) ^ flip, at);
        const key = parse(lineOf(type, blob, comment));
        expect(key.ok && sameKey(key.line, line)).toBe(false);
        if (key.ok) expect(folder.list(key.line).bits).toBe(key.bits);
      }),
      { numRuns: 200 },
    );
  });

  it('a key with bytes missing or too many is refused', () => {
    fc.assert(
      fc.property(
        lines,
        fc.nat(),
        fc.uint8Array({ minLength: 1, maxLength: 9 }),
        (line, place, more) => {
          const [type = '', base64 = ''] = line.split(' ');
          const blob = Buffer.from(base64, 'base64');
          expect(parse(lineOf(type, blob.subarray(0, place % blob.length))).ok).toBe(false);
          expect(parse(lineOf(type, Buffer.concat([blob, more]))).ok).toBe(false);
        },
      ),
    );
  });

  it('never throws, and answers one line that reads the same again', () => {
    const piece = fc.oneof(
      fc.string({ unit: 'binary' }),
      lines,
      fc.constantFrom(
        'ssh-rsa',
        ' AAAA',
        '\n',
        '#',
        'command="',
        '---- BEGIN SSH2 PUBLIC KEY ----\n',
      ),
      fc.constantFrom('\n---- END SSH2 PUBLIC KEY ----', 'AAAAB3NzaC1yc2E', 'Comment: x\\\n'),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const key = parse(pieces.join(''));
        if (!key.ok) return;
        expect(key.line).not.toMatch(/[\r\n]/u);
        expect(parse(key.line)).toEqual({ ...key, repairs: [] });
      }),
      { numRuns: 2000 },
    );
  });

  it('comes to its end soon, also where a pattern could lose itself', () => {
    for (const text of ['\n', ' ', '#', '\\\n', 'A ', 'ssh-rsa AAAA ', 'BEGIN A ', good[0] ?? '']) {
      parse(text.repeat(Math.floor(65_536 / text.length)));
    }
  });
});

describe('sameKey', () => {
  it('looks at type and base64 only', () => {
    expect(sameKey('ssh-rsa AAAA jane', '  ssh-rsa\tAAAA\n')).toBe(true);
    expect(sameKey('ssh-rsa AAAA', 'ssh-rsa AAAB')).toBe(false);
    expect(sameKey('ssh-rsa AAAA', 'ssh-dss AAAA')).toBe(false);
    expect(sameKey('', '')).toBe(false);
  });
});
