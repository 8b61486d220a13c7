import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonOf, openPracticeTerminal, type PracticeTerminal } from '../../stage.ts';

let folder: string;
let terminal: PracticeTerminal;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-call-'));
  terminal = await openPracticeTerminal(folder);
});
afterAll(async () => {
  await terminal.stop();
  rmSync(folder, { recursive: true });
});

const call = (method: string, input: string, ...more: string[]) =>
  terminal.run(['call', method, ...more], { input });

describe('call', () => {
  it('prints the whole answer, for people on many lines', async () => {
    const { exit, out } = await call('names.suggest', '{"username":"Ada Lovelace"}');
    expect(exit).toBe(0);
    expect(out.length).toBeGreaterThan(3);
    const answer = { ok: true, value: { shellName: 'adalovelace' } };
    expect(JSON.parse(out.join('\n'))).toEqual(answer);
    expect(jsonOf(await call('names.suggest', '{"username":"Ada Lovelace"}', '--json'))).toEqual(
      answer,
    );
  });

  it('ends as its failure does, and answers it all the same', async () => {
    const wrong = await call('names.suggest', '{"name":7}', '--json');
    expect(wrong.exit).toBe(2);
    expect(jsonOf(wrong)).toMatchObject({ ok: false, error: { code: 'invalid-input' } });
    expect((await call('no.such.method', '{}')).exit).toBe(1);
  });

  it('never repeats an input that is not JSON: it may be a password', async () => {
    for (const input of ['canary', '{"password": canary}', '{"password":"canary"', '']) {
      const shown = await call('requests.submit', input, '--json');
      expect(shown).toMatchObject({ exit: 2, err: ['error: input: is not JSON'] });
      expect(JSON.stringify(shown)).not.toContain('canary');
    }
  });
});
