import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSshCode } from '../../../../../shared/ssh/ssh-code.ts';
import { english } from '../../../../english.ts';
import { createPracticeStage, type PracticeStage } from '../../practice-stage.ts';

let stage: PracticeStage;
beforeAll(() => void (stage = createPracticeStage()));
afterAll(() => stage.remove());

const test = (...words: readonly string[]) => stage.type(['ssh-test', ...words]);

describe('ssh-test in practice', () => {
  it('tries the hosts of the profile where none is named', async () => {
    const { exit, out } = await test('--as', 'jdoe');
    expect(exit).toBe(0);
    expect(out).toEqual(
      ['login.practice.example', 'bastion.practice.example'].map((host) =>
        english('ssh-connected', host, 'jdoe'),
      ),
    );
  });

  it('says what happened, one thing to do, and a code for the desk that has the same', async () => {
    const host = 'blocked.practice.example';
    const { exit, out } = await test('--as', 'jdoe', host);
    expect(exit).toBe(4);
    expect(out[0]).toBe(english('ssh-timed-out', host, 'jdoe'));
    expect(out[1]).toContain(english('ssh-timed-out-next'));
    expect(out.at(-2)).toBe(english('ssh-code'));
    expect(readSshCode(out.at(-1) ?? '')).toMatchObject({ cause: 'timed-out', host, user: 'jdoe' });
  });

  it.each([
    ['-oProxyCommand=touch x'],
    ['--', '-oProxyCommand=x'],
    ['a;b'],
    ['host:99999'],
    ['a b'],
    ['user@host'],
    ['$(x)'],
    ['--as', '-x', 'login.practice.example'],
    ['--as', 'a b', 'login.practice.example'],
    ['--through', '-J x', 'login.practice.example'],
  ])('takes no option and no word of a shell for a name: %s %s', async (...words) => {
    expect((await test(...words)).exit).toBe(2);
  });
});

describe('ssh-compare in practice', () => {
  const compare = (pasted: string, name = 'closed-example') =>
    stage.type(['ssh-compare', name, '--json'], pasted);

  it('holds the code against the account', async () => {
    const { out } = await test('--as', 'closed-example', 'other-key.practice.example');
    const compared = await compare(out.at(-1) ?? '');
    expect(JSON.parse(compared.out[0] ?? '')).toMatchObject({
      is: 'blocked',
      shellName: 'closed-example',
    });
    expect(compared.exit).toBe(4);
    const inWords = await stage.type(['ssh-compare', 'closed-example'], out.at(-1));
    expect(inWords.out[0]).toBe(english('ssh-verdict-blocked', 'closed-example'));
  });

  it('refuses a private key, a code that is not whole, and a name that nobody has', async () => {
    const key = '-----BEGIN OPENSSH PRIVATE KEY-----\nb3BlbnNzaC1rZXktdjEAAAA\n';
    const refused = await compare(key);
    expect(refused.exit).toBe(2);
    expect(refused.err.join('\n')).toContain(english('field-rule-private-key'));
    expect(JSON.stringify(refused)).not.toContain('b3Blbn');
    expect((await compare('lanyard-ssh:AAAA;')).err.join('\n')).toContain(
      english('field-rule-ssh-code'),
    );
    expect((await compare('x', 'nobody-at-all')).exit).toBe(4);
  });
});

describe('network in practice', () => {
  it('has nothing to test', async () => {
    expect(await stage.type(['network'])).toMatchObject({
      exit: 0,
      out: [english('venue-nothing')],
    });
  });
});
