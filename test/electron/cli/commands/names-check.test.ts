import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Desk } from '../../../../electron/cli/base/command.ts';
import { namesCheck } from '../../../../electron/cli/commands/names-check.ts';
import { createDesk } from '../../../../electron/cli/desk.ts';
import { createEventBus } from '../../../../electron/core/base/event-bus.ts';
import { practicePeople } from '../../../../electron/adapters/practice/directory/people.ts';
import type { NameVerdict } from '../../../../shared/names/name-verdict.ts';
import { ok } from '../../../../shared/result.ts';
import { jsonOf, nobody, openPracticeTerminal, type PracticeTerminal } from '../stage.ts';

let folder: string;
let terminal: PracticeTerminal;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-names-'));
  terminal = await openPracticeTerminal(folder);
});
afterAll(async () => {
  await terminal.stop();
  rmSync(folder, { recursive: true });
});

const check = (username: string, shellName: string, ...more: string[]) =>
  terminal.run(['names', 'check', '--username', username, '--shell-name', shellName, ...more]);

/** The command before a desk that answers these verdicts. */
async function said(username: NameVerdict, shellName: NameVerdict) {
  const answer = ok({ username, shellName, alternatives: [] });
  const dispatch = () => Promise.resolve(answer);
  const desk: Desk = createDesk({ dispatch, events: createEventBus() });
  const args = { options: {}, lists: {}, positionals: [] };
  const outcome = await namesCheck.run(desk, args, nobody.terminal);
  return outcome.ok ? outcome.value : undefined;
}

describe('names check', () => {
  it('ends with 0 where both are free', async () => {
    expect(await check('Zoë Lindqvist', 'zoe-lindqvist')).toEqual({
      exit: 0,
      out: [
        'Developer username: Available (checked just now)',
        'Shell username: Available (checked just now)',
      ],
      err: [],
    });
  });

  it('ends with 4 where one is taken, says by whom, and offers pairs that are free', async () => {
    const taken = practicePeople(100_000).find(({ kind }) => kind === 'person')?.uid ?? '';
    const { exit, out } = await check('Zoë Lindqvist', taken);
    expect(exit).toBe(4);
    expect(out[1]).toBe(`Shell username: Already in use by the developer account ${taken}`);
    const offer = /^available: --username "(.+)" --shell-name (\S+)$/u.exec(out[2] ?? '');
    expect(out).toHaveLength(5);
    expect((await check(offer?.[1] ?? '', offer?.[2] ?? '')).exit).toBe(0);
  });

  it('ends with 2 where one is not allowed, and says which rule', async () => {
    const { exit, out } = await check('Zoë\u202eLindqvist', 'root');
    expect(exit).toBe(2);
    expect(out[0]).toContain('text direction character: U+202E');
    expect(out[1]).toContain('“root” is reserved');
  });

  it('answers the verdicts themselves as JSON', async () => {
    expect(jsonOf(await check('Zoë Lindqvist', 'zoe-lindqvist', '--json'))).toMatchObject({
      username: { is: 'free' },
      shellName: { is: 'free' },
      alternatives: [],
    });
  });

  it('ends with 3 where nobody could be asked, and claims no more than was seen', async () => {
    const asked = '2027-08-04T08:00:00.000Z';
    expect(await said({ is: 'could-not-ask' }, { is: 'free-as-of', asked })).toMatchObject({
      exit: 3,
      lines: [
        expect.stringMatching(/^Developer username: Lanyard cannot check this name now/),
        expect.stringMatching(
          /^Shell username: Available when last checked: .* \(2027-08-04T08:00:00\.000Z\)\./,
        ),
      ],
    });
  });

  it('ends with 3 for what is only remembered as taken, or wanted by another card', async () => {
    const asked = '2027-08-04T08:00:00.000Z';
    const remembered = await said(
      { is: 'taken-as-of', asked },
      { is: 'wanted-here', holder: 'jdoe' },
    );
    expect(remembered).toMatchObject({ exit: 3 });
    expect(remembered?.lines[0]).toMatch(/^Developer username: In use when last checked: /);
    expect(remembered?.lines[1]).toMatch(/^Shell username: Another request .*: jdoe\./);
  });

  it('ends as the worse of the two does', async () => {
    const asked = '2027-08-04T08:00:00.000Z';
    const tool = { is: 'taken', by: 'tool', holder: 'tools.stashbot', asked } as const;
    expect(await said(tool, { is: 'could-not-ask' })).toMatchObject({
      exit: 4,
      lines: ['Developer username: Already in use by the tool tools.stashbot', expect.anything()],
    });
  });
});
