import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  loadPracticeCloud,
  savePracticeCloud,
} from '../../../../../electron/adapters/practice/cloud/file.ts';
import { practiceCloudSeed } from '../../../../../electron/adapters/practice/cloud/seed.ts';
import { plainCloudProfile } from '../../../../fakes/practice-cloud.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-practice-cloud-'));
  file = join(folder, 'practice-cloud.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

const seed = practiceCloudSeed(plainCloudProfile());

describe('the practice cloud on disk', () => {
  it('comes back as it was', () => {
    savePracticeCloud(file, seed);
    expect(loadPracticeCloud(file)).toEqual(seed);
  });

  it('begins anew where the file is no such cloud, whatever is in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        writeFileSync(file, text);
        expect(loadPracticeCloud(file)).toBeUndefined();
      }),
    );
  });

  it.each([
    [
      'a quota nobody knows',
      { ...seed, projects: [{ ...seed.projects[0], limits: { wings: 2 } }] },
    ],
    [
      'a limit that is no number',
      { ...seed, projects: [{ ...seed.projects[0], limits: { cores: 'x' } }] },
    ],
    ['no zones', { ...seed, zones: undefined }],
  ])('begins anew where it has %s', (_, value) => {
    writeFileSync(file, JSON.stringify(value));
    expect(loadPracticeCloud(file)).toBeUndefined();
  });
});
