import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClinicReport } from '../../../../shared/contract/clinic.ts';
import { english } from '../../../english.ts';
import { createPracticeStage, type PracticeStage } from '../practice-stage.ts';

let stage: PracticeStage;
beforeAll(() => void (stage = createPracticeStage()));
afterAll(() => stage.remove());

const brokenFor = async (...words: string[]): Promise<readonly string[]> => {
  const { out } = await stage.type(['clinic', ...words, '--json']);
  const report = JSON.parse(out.join('\n')) as ClinicReport; // as the contract has it
  return report.lines
    .filter(({ verdict }) => verdict === 'broken')
    .map(({ check, found }) => `${check}:${found}`);
};

describe('the clinic in a terminal', () => {
  it('names what is wrong with each patient of practice', async () => {
    expect(await brokenFor('no-key-example')).toEqual(['key:none']);
    expect(await brokenFor('broken-key-example')).toEqual(['key-form:damaged']);
    expect(await brokenFor('wrapped-key-example')).toEqual(['key-form:trailing']);
    expect(await brokenFor('shared-key-example')).toEqual(['key-owner:held']);
    expect(await brokenFor('half-entry-example')).toEqual(['entry:classes', 'key:none']);
    expect(await brokenFor('no-shell-example')).toEqual(['entry:shell', 'key:none']);
    expect(await brokenFor('closed-example')).toEqual(['lock:for-good', 'key:none']);
    expect(await brokenFor('nobody-at-all')).toEqual(['account:missing']);
    expect(await brokenFor('no-reader-example')).toContain('role:no-reader');
  });

  it('says what to do, and ends as scripts rely on', async () => {
    const broken = await stage.type(['clinic', 'no-key-example']);
    expect(broken.exit).toBe(4);
    expect(broken.out.join('\n')).toContain(english('clinic-key-none'));
    expect(broken.out.join('\n')).toContain('lanyard keys change no-key-example --ssh-key FILE');
    const locked = await stage.type(['clinic', 'locked-example']);
    expect(locked.exit).toBe(3);
  });
});
