import { describe, expect, it } from 'vitest';
import { readKeyLine } from '../../../shared/keys/key-line.ts';
import { blobOf, lineOf } from './key-fixtures.ts';
import { cpuMs } from '../../cpu-time.ts';

const type = 'ssh-ed25519';
const line = lineOf(type, blobOf(type, new Uint8Array(32).fill(1)));
const base64 = line.split(' ')[1] ?? '';
const other = lineOf(type, blobOf(type, new Uint8Array(32).fill(2)));
const key = { type, base64, comment: 'jane@laptop', wrapped: false, followed: false };

describe('readKeyLine', () => {
  it('reads a plain line, also among comment lines', () => {
    expect(readKeyLine(line)).toEqual(key);
    expect(readKeyLine(`# mine\n${line}\n# end\n`)).toEqual(key);
  });

  it.each([
    ['broken by a terminal', `${line.slice(0, 40)}\r\n${line.slice(40)}`],
    ['broken within the type', `ssh-\ned25519 ${base64} jane@laptop`],
    ['broken within AAAA', `${type} AA\nAA${base64.slice(4)} jane@laptop`],
    [
      'indented by a mail',
      `${line.slice(0, 30)}\n    ${line.slice(30, 60)}\n    ${line.slice(60)}`,
    ],
  ])('mends a key %s', (_, text) => {
    expect(readKeyLine(text)).toEqual({ ...key, wrapped: true });
  });

  it.each([
    ['a mail', `${line}\n\nHi Ann,\nmy phone is 1234 and my password is hunter2`],
    ['a signature', `${line}\r\n-- \r\nJane`],
    ['a line that an editor shows as one', `${line}\u2028my password is hunter2`],
    ['a line of old', `${line}\u0085hunter2`],
    ['its own comment, wrapped', `${type} ${base64} jane@laptop\nat home`],
    ['a copy of it with more', `${line}\n${line}\nhunter2`],
  ])('keeps %s behind the key out of its comment, and says that it was there', (_, text) => {
    expect(readKeyLine(text)).toEqual({ ...key, followed: true });
  });

  it('reads a text of many copies in no time', () => {
    const worked = cpuMs(() => {
      expect(readKeyLine(`${line}\n`.repeat(65_000 / line.length))).toEqual(key);
      expect(readKeyLine(`${type} ${base64}\n${'ssh-rsa AAAA '.repeat(5000)}`)).toEqual({
        ...{ rule: 'several-keys', params: [] },
      });
    });
    expect(worked).toBeLessThan(1000);
  });

  it('takes the same key twice for one, and refuses another beside it', () => {
    expect(readKeyLine(`${line}\n${line}`)).toEqual(key);
    expect(readKeyLine(`${line}\n${other}`)).toEqual({ rule: 'several-keys', params: [] });
    expect(readKeyLine(`${line}\n${line}\n${other}`)).toEqual({ rule: 'several-keys', params: [] });
    expect(readKeyLine(`${line}\nno-pty ${other}`)).toEqual({ rule: 'several-keys', params: [] });
  });

  it.each([
    [`no-pty ${line}`, 'options', ['no-pty']],
    [`command="echo \\"AAAA\\"",restrict ${line}`, 'options', ['command']],
    [`example.org ${line}`, 'not-a-key', []],
    ['Hello', 'not-a-key', []],
    [type, 'not-a-key', []],
    [base64, 'not-a-key', []],
    [`${type} ${base64.slice(0, 40)}`, 'damaged', []],
    [`${type} AAAA`, 'damaged', []],
    [`${type} ${base64}AAAA jane`, 'damaged', []],
    [`ssh-rsa ${base64}`, 'type-mismatch', ['ssh-rsa', type]],
    [lineOf('ssh-dss', blobOf('ssh-dss', 'p')), 'type-not-allowed', ['ssh-dss']],
    [
      lineOf('ssh-ed25519-cert-v01@openssh.com', blobOf('ssh-ed25519-cert-v01@openssh.com', 'x')),
      'type-not-allowed',
      ['ssh-ed25519-cert-v01@openssh.com'],
    ],
  ])('says of %j what is wrong: %s', (text, rule, params) => {
    expect(readKeyLine(text)).toEqual({ rule, params });
  });
});
