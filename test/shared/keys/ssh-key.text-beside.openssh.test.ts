import { afterAll, describe, expect, it } from 'vitest';
import { parseSshKey } from '../../../shared/keys/ssh-key.ts';
import { accountRules } from '../domain/account-rules.ts';
import { openKeyFolder } from './key-fixtures.ts';

const folder = openKeyFolder();
afterAll(() => folder.remove());

folder.make('ed25519', '-t', 'ed25519');
folder.make('rsa2048', '-t', 'rsa', '-b', '2048');
folder.make('rsa3072', '-t', 'rsa', '-b', '3072');

const parse = (text: string) => parseSshKey(text, accountRules);

describe('text beside a key', () => {
  it('is never published: it is left out with a word', () => {
    const key = parse(`${folder.publicKey('ed25519')}\nHi Ann,\nmy password is hunter2`);
    expect(key).toMatchObject({ ok: true, comment: 'jane@laptop', repairs: ['dropped-rest'] });
    expect(key.ok && key.line).toBe(folder.publicKey('ed25519').trimEnd());
    const block = folder.run('-e', '-m', 'RFC4716', '-f', 'rsa3072.pub');
    const other = parse(`Hello,\n${block}\nmy password is hunter2`);
    expect(other).toMatchObject({ ok: true, repairs: ['converted-rfc4716', 'dropped-rest'] });
    expect(JSON.stringify(other)).not.toContain('hunter2');
  });

  it('that is another key makes it several keys, in either form and order', () => {
    const block = folder.run('-e', '-m', 'RFC4716', '-f', 'rsa2048.pub');
    const [line, own] = [folder.publicKey('ed25519'), folder.publicKey('rsa2048')];
    for (const text of [`${block}${line}`, `${line}${block}`, `${block}x\n${line}${own}`]) {
      expect(parse(text)).toEqual({ ok: false, rule: 'several-keys', params: [] });
    }
    expect(parse(`${block}${own}`)).toMatchObject({ ok: true });
  });
});
