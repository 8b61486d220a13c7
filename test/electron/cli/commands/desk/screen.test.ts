import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { owner } from '../../../../../electron/core/base/caller.ts';
import { english } from '../../../../english.ts';
import { jsonOf, openPracticeTerminal, type PracticeTerminal } from '../../stage.ts';

const pin = '2580';

let terminal: PracticeTerminal;
beforeEach(async () => {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-screen-'));
  terminal = await openPracticeTerminal(folder);
  return async () => {
    await terminal.stop();
    rmSync(folder, { recursive: true });
  };
});

const page = () => terminal.app.for(owner('web')).dispatch;
const handOver = () =>
  page()('kiosk.start', { pin, card: { username: '', shellName: '', email: '' } });
const isHandedOver = async () => {
  const answer = await page()('requests.list', {});
  return !answer.ok && answer.error.code === 'screen-handed-over';
};

describe('screen take-back', () => {
  it('says so where no newcomer has the screen, and asks for nothing', async () => {
    const { exit, out } = await terminal.run(['screen', 'take-back']);
    expect([exit, out]).toEqual([0, [english('cli-screen-none')]]);
  });

  it('opens the desk for the PIN, and for no other', async () => {
    await handOver();
    const wrong = await terminal.run(['screen', 'take-back'], { password: '0000' });
    expect(wrong.exit).not.toBe(0);
    expect(wrong.err.join()).toContain(english('problem-pin-wrong'));
    expect(await isHandedOver()).toBe(true);
    const right = await terminal.run(['screen', 'take-back'], { password: pin });
    expect([right.exit, right.out]).toEqual([0, [english('cli-screen-back')]]);
    expect(await isHandedOver()).toBe(false);
  });

  it('opens it without the PIN for a terminal that can open the desk, and for no page', async () => {
    await handOver();
    expect(await page()('kiosk.release', {})).toMatchObject({ error: { code: 'not-allowed' } });
    expect(await isHandedOver()).toBe(true);
    const back = await terminal.run(['screen', 'take-back', '--forgotten-pin', '--json']);
    expect(jsonOf(back)).toEqual({ handedOver: false });
    expect(await isHandedOver()).toBe(false);
  });
});
