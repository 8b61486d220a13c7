import { describe, expect, it } from 'vitest';
import { createLookStore } from '../../../renderer/stores/look-store.ts';
import { createFakeBridge } from '../fake-bridge.ts';
import { project } from '../place-screens.ts';

function setUp() {
  const fake = createFakeBridge();
  const store = createLookStore((name) => fake.bridge.call('projects.show', { name }));
  return { ...fake, now: () => store.getState() };
}

describe('look store', () => {
  it('shows what was asked for last, whoever is answered last', async () => {
    const { now, take, settle } = setUp();
    void now().ask('first');
    void now().ask('second');
    const [first, second] = [take('projects.show'), take('projects.show')];
    second.answer({ ok: true, value: { ...project, name: 'second' } });
    first.answer({ ok: true, value: { ...project, name: 'first' } });
    await settle();
    expect(now().seen?.name).toBe('second');
    expect(now().asking).toBe(false);
  });

  it('keeps what was seen while the same is asked for again, and where that fails', async () => {
    const { now, answer, refuse } = setUp();
    void now().ask('map');
    await answer('projects.show', project);
    void now().ask('map');
    expect(now()).toMatchObject({ seen: project, asking: true });
    await refuse('projects.show', 'cloud-timeout', 'late');
    expect(now()).toMatchObject({ seen: project, problem: { code: 'cloud-timeout' } });
  });

  it('shows nothing of one thing while it asks for another', async () => {
    const { now, answer } = setUp();
    void now().ask('map');
    await answer('projects.show', project);
    void now().ask('other');
    expect(now()).toMatchObject({ name: 'other', seen: undefined, problem: undefined });
  });
});
