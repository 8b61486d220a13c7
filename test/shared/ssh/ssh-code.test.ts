import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSsh } from '../../../shared/ssh/read-ssh.ts';
import { looksLikeSshCode, readSshCode, sshCode } from '../../../shared/ssh/ssh-code.ts';
import { behindRefused } from './ssh-samples.ts';

const reading = { ...readSsh(behindRefused), user: 'jdoe', detail: 'Schlüssel 🗝' };
const code = sshCode(reading);

describe('the code that a newcomer brings', () => {
  it('has all but the lines of ssh', () => {
    expect(looksLikeSshCode(code)).toBe(true);
    expect(readSshCode(code)).toEqual({ ...reading, evidence: [] });
    expect(code.length).toBeLessThan(1000);
  });

  it('is found in a message, and where a chat has broken it into lines', () => {
    const broken = code.replaceAll(/(.{60})/gu, '$1\r\n   ');
    expect(readSshCode(`Hello, here it is: ${broken} thank you!`)).toEqual({
      ...reading,
      evidence: [],
    });
  });

  it('is refused where a part of it is missing or another', () => {
    for (let at = 12; at < code.length; at += 7) {
      expect(readSshCode(code.slice(0, at))).toBeUndefined();
    }
    expect(readSshCode('lanyard-ssh:;')).toBeUndefined();
    expect(readSshCode(`lanyard-ssh:${btoa('{"cause":"connected"}')};`)).toBeUndefined();
    const cause = btoa(
      JSON.stringify({ ...reading, detail: '', cause: 'no such', evidence: undefined }),
    );
    expect(readSshCode(`lanyard-ssh:${cause};`)).toBeUndefined();
  });

  it('never throws, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(code.length), (text, at) => {
        const read = readSshCode(code.slice(0, at) + text + code.slice(at));
        expect(read === undefined || read.evidence.length === 0).toBe(true);
      }),
    );
  });
});
