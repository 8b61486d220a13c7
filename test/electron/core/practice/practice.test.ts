import { describe, expect, it } from 'vitest';
import { createTroubles } from '../../../../electron/adapters/practice/troubles.ts';
import { createPractice } from '../../../../electron/core/practice/practice.ts';

describe('what goes wrong on purpose', () => {
  it('goes wrong until it is to end, and what waited then goes on', async () => {
    let resumed = 0;
    const practice = createPractice({
      troubles: createTroubles(),
      resume: () => void (resumed += 1),
    });
    expect((await practice.set('network', true)).troubles).toEqual(['network']);
    expect(resumed).toBe(0);
    expect((await practice.set('network', false)).troubles).toEqual([]);
    expect(resumed).toBe(1);
  });

  it('is listed with what else can be met', async () => {
    const practice = createPractice({ troubles: createTroubles(), resume: () => undefined });
    const { cases } = await practice.current();
    expect(cases).toContainEqual({ name: 'blocked', value: 'closed-example' });
    expect(cases.map(({ name }) => name)).toContain('locked-wikimedia');
  });

  it('is nothing that an event has', async () => {
    const event = createPractice({ resume: () => undefined });
    await expect(event.current()).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(event.set('network', true)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
