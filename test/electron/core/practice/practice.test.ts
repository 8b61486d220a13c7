import { describe, expect, it } from 'vitest';
import { createTroubles } from '../../../../electron/adapters/practice/troubles.ts';
import { createPractice } from '../../../../electron/core/practice/practice.ts';

const quiet = { resume: () => undefined, probe: () => Promise.resolve() };

describe('what goes wrong on purpose', () => {
  it('goes wrong until it is to end, and what waited then goes on', async () => {
    let resumed = 0;
    let asked = 0;
    const practice = createPractice({
      troubles: createTroubles(),
      resume: () => void (resumed += 1),
      probe: () => Promise.reject(new Error(`away ${(asked += 1)}`)),
    });
    expect((await practice.set('network', true)).troubles).toEqual(['network']);
    // The screen tells of it at once, whatever else is asked.
    expect([resumed, asked]).toEqual([0, 1]);
    expect((await practice.set('network', false)).troubles).toEqual([]);
    expect(resumed).toBe(1);
  });

  it('is listed with what else can be met', async () => {
    const practice = createPractice({ ...quiet, troubles: createTroubles() });
    const { cases } = await practice.current();
    expect(cases).toContainEqual({ name: 'blocked', value: 'closed-example' });
    expect(cases.map(({ name }) => name)).toContain('locked-wikimedia');
  });

  it('is nothing that an event has', async () => {
    const event = createPractice(quiet);
    await expect(event.current()).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(event.set('network', true)).rejects.toMatchObject({ code: 'not-allowed' });
  });
});
