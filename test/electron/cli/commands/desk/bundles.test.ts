import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createBundleSeal } from '../../../../../electron/adapters/bundle/bundle-seal.ts';
import { practiceEventKeys } from '../../../../../electron/adapters/practice/event-key.ts';
import { bundled, writeContent } from '../../../../../electron/core/bundles/content.ts';
import { facts, stored } from '../../../../fakes/request.ts';
import { createPracticeStage, type PracticeStage } from '../../practice-stage.ts';
import { english } from '../../../../english.ts';

/** Somebody of the practice directory's own names, so that nothing can be sent and the request needs a person. */
const taken = facts({ username: 'Closed Example', shellName: 'newcomer' });

const sealed = (change = taken, more: object = {}): Promise<string> =>
  createBundleSeal({
    eventId: 'practice',
    publicKey: practiceEventKeys().publicKey,
    privateKey: () => Promise.resolve(undefined),
  }).seal(
    writeContent({
      from: 'newcomer',
      madeAt: '2027-08-04T08:00:00.000Z',
      requests: [{ ...bundled(stored({ facts: change })), ...more }],
    }),
    'anybody',
  );

let stage: PracticeStage;
let file: string;
let bundleFile: string;
beforeEach(async () => {
  stage = createPracticeStage();
  file = join(stage.folder, 'out.lanyard');
  bundleFile = join(stage.folder, 'in.lanyard');
  writeFileSync(bundleFile, `${await sealed()}\r\n`);
});
afterEach(() => stage.remove());

describe('lanyard queue import', () => {
  it('shows who is in a bundle and files nothing on a dry run', async () => {
    const { out, exit } = await stage.type(['queue', 'import', bundleFile, '--dry-run']);
    expect([exit, out.length]).toEqual([0, 3]);
    expect(out[0]).toContain('From a newcomer');
    expect(out[1]).toMatch(/ {2}New {2}newcomer {2}.*Closed Example/);
    expect(out[2]).toBe(english('cli-import-dry', 1));
    expect((await stage.type(['queue', 'list'])).out).toHaveLength(1);
  });

  it('shows what is asked for beside the account, and what of it is not imported', async () => {
    const further = { membership: { reason: 'A bot' }, tool: { name: 'Not a name' } };
    writeFileSync(bundleFile, await sealed(taken, { further }));
    const { out } = await stage.type(['queue', 'import', bundleFile, '--dry-run']);
    expect(out[2]).toBe(`  ${english('import-further-membership', 'A bot')}`);
    expect(out[3]).toBe(`  ${english('import-further-tool', 'Not a name')}`);
    expect(out[4]).toContain(english('field-rule-tool-name'));
    await stage.type(['queue', 'import', bundleFile]);
    const again = await stage.type(['queue', 'import', bundleFile]);
    expect(again.out.join('\n')).toContain(english('import-further-left'));
  });

  it('files what is new, and says how far each came', async () => {
    const { out, exit } = await stage.type(['queue', 'import', bundleFile]);
    expect(exit).toBe(4);
    expect(out.join('\n')).toContain(english('request-state-needs-you'));
    expect((await stage.type(['queue', 'import', bundleFile])).out[1]).toContain(
      english('bundle-verdict-known'),
    );
    expect((await stage.type(['queue', 'list'])).out).toHaveLength(2);
  });

  it('ends with 4 and the rule where the event does not allow a card', async () => {
    writeFileSync(bundleFile, await sealed(facts({ shellName: 'root' })));
    const { out, exit } = await stage.type(['queue', 'import', bundleFile]);
    expect(exit).toBe(4);
    expect(out.join('\n')).toMatch(/Not allowed {2}root.*\n {2}shell-name: /);
  });

  it('says in words what is wrong with a file', async () => {
    writeFileSync(bundleFile, 'something else');
    const { err } = await stage.type(['queue', 'import', bundleFile]);
    expect(err[0]).toContain(english('problem-bundle-unreadable'));
    writeFileSync(bundleFile, 'x'.repeat(200_000));
    expect((await stage.type(['queue', 'import', bundleFile])).err[0]).toContain('too large');
    const missing = await stage.type(['queue', 'import', join(stage.folder, 'missing')]);
    expect(missing).toMatchObject({ exit: 2, err: [expect.stringContaining('ENOENT')] });
  });
});

describe('lanyard queue export', () => {
  it('hands over what waits, to be taken over from the file', async () => {
    await stage.type(['queue', 'import', bundleFile]);
    const { out, exit } = await stage.type(['queue', 'export', file]);
    expect(exit).toBe(0);
    expect(out[0]).toContain(english('request-state-handed-over'));
    expect(readFileSync(file, 'utf8')).toMatch(/^lanyard-bundle:[A-Za-z0-9+/=]+\n$/);
    const back = await stage.type(['queue', 'import', file]);
    expect(back.out[0]).toContain('From another desk');
    expect(back.out[1]).toContain(english('bundle-verdict-comes-back'));
  });

  it('takes the named ones only, and leaves no file where there is nothing', async () => {
    const { err, exit } = await stage.type(['queue', 'export', file, stored().id]);
    expect(exit).toBe(4);
    expect(err[0]).toContain('You have nothing to export');
    expect(existsSync(file)).toBe(false);
    await stage.type(['queue', 'import', bundleFile]);
    expect((await stage.type(['queue', 'export', file, stored().id])).exit).toBe(0);
  });

  it('stops nothing where the file cannot be made', async () => {
    await stage.type(['queue', 'import', bundleFile]);
    expect((await stage.type(['queue', 'export', bundleFile])).exit).toBe(2);
    expect((await stage.type(['queue', 'list'])).out[0]).toContain(
      english('request-state-needs-you'),
    );
  });
});
