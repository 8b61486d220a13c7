import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { eventKeysOf, privateKeyOf } from '../../../../../electron/adapters/bundle/event-keys.ts';
import { eventKeyBytes } from '../../../../../shared/domain/event-key.ts';
import { createPracticeStage, type PracticeStage } from '../../practice-stage.ts';

let stage: PracticeStage;
let file: string;
beforeEach(() => {
  stage = createPracticeStage();
  file = join(stage.folder, 'event.key');
});
afterEach(() => stage.remove());

describe('lanyard event keygen', () => {
  it('keeps the private key in a file of its owner and prints the public one', async () => {
    const { out, exit } = await stage.type(['event', 'keygen', file]);
    expect(exit).toBe(0);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const bytes = eventKeyBytes('private', readFileSync(file, 'utf8')) ?? new Uint8Array();
    const keys = eventKeysOf(privateKeyOf(bytes));
    expect(out).toContain(`  publicKey: ${keys.publicKey}`);
    expect(out.join('\n')).not.toContain(keys.privateKey);
  });

  it('never writes over a file: an event has one key', async () => {
    writeFileSync(file, 'the key of this event');
    const { err, exit } = await stage.type(['event', 'keygen', file]);
    expect(exit).toBe(2);
    expect(err.join('\n')).toContain('EEXIST');
    expect(readFileSync(file, 'utf8')).toBe('the key of this event');
  });

  it('needs no journal and makes none', async () => {
    await stage.type(['event', 'keygen', file]);
    expect(existsSync(join(stage.folder, 'data'))).toBe(false);
  });
});
