import { describe, expect, it } from 'vitest';
import { emailHint } from '../../../renderer/forms/email-hint.ts';
import { cpuMs } from '../../cpu-time.ts';

describe('emailHint', () => {
  it('asks about a slip in a well-known domain', () => {
    for (const [typed, meant] of [
      ['ada@gmial.com', 'ada@gmail.com'],
      ['ada@gmail.con', 'ada@gmail.com'],
      ['ada@gmail.co', 'ada@gmail.com'],
      ['Ada.B@GMAI.COM', 'Ada.B@gmail.com'],
      ['ada@hotmial.com', 'ada@hotmail.com'],
      ['ada@wikimeida.org', 'ada@wikimedia.org'],
      ['ada@gxm.de', 'ada@gmx.de'],
    ]) {
      expect(emailHint(typed ?? ''), typed).toBe(meant);
    }
  });

  it('leaves alone what is well known, or like nothing that is', () => {
    for (const fine of [
      'ada@gmail.com',
      'ada@GMX.de',
      'ada@web.de',
      'ada@example.org',
      'ada@kth.se',
      'ada@t-online.de',
    ]) {
      expect(emailHint(fine), fine).toBeUndefined();
    }
  });

  it('has nothing to say of what is no address, however long', () => {
    for (const none of [
      '',
      'ada',
      '@',
      'ada@',
      `ada@${'gmail.com'.repeat(10_000)}`,
      `${'@'.repeat(50_000)} x`,
      'a b@gmial.com',
    ]) {
      expect(cpuMs(() => expect(emailHint(none)).toBeUndefined())).toBeLessThan(1000);
    }
  });
});
