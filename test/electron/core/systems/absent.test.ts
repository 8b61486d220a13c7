import { describe, expect, it } from 'vitest';
import { noCloud } from '../../../../electron/core/systems/absent.ts';

describe('no cloud', () => {
  it('answers nothing but that there is none, and can be closed', async () => {
    await expect(noCloud.findProject('bikes')).rejects.toMatchObject({ code: 'cloud-not-set-up' });
    await expect(noCloud.probe()).rejects.toMatchObject({ code: 'cloud-not-set-up' });
    await noCloud.close();
  });
});
