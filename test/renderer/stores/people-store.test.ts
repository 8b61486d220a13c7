import { describe, expect, it } from 'vitest';
import { createPeopleStore } from '../../../renderer/stores/people-store.ts';
import { createFakeBridge, createPauses } from '../fake-bridge.ts';
import { answers } from '../screens.ts';

function setUp() {
  const fake = createFakeBridge();
  const pauses = createPauses();
  const store = createPeopleStore(fake.bridge, pauses.after);
  return { ...fake, pauses, now: () => store.getState() };
}

const found = answers['accounts.find'];
const person = answers['accounts.show'];

describe('people store', () => {
  it('asks for nothing shorter than the directory takes', () => {
    const { now, pauses, waiting } = setUp();
    now().search(' ja ');
    pauses.pass();
    expect(waiting()).toEqual([]);
    expect(now().searching).toBe(false);
  });

  it('shows what was found for the text that stands there', async () => {
    const { now, pauses, answer } = setUp();
    now().search('jane ');
    pauses.pass();
    expect(await answer('accounts.find', found)).toEqual({ text: 'jane' });
    expect(now().found).toEqual({ text: 'jane', ...found });
  });

  it('drops an answer to an older question', async () => {
    const { now, pauses, take, settle } = setUp();
    now().search('jane');
    pauses.pass();
    const late = take('accounts.find');
    now().search('');
    late.answer({ ok: true, value: found });
    await settle();
    expect(now().found).toBeUndefined();
  });

  it('keeps a failed search apart from a failed look at one person', async () => {
    const { now, refuse } = setUp();
    void now().show('jdoe');
    await refuse('accounts.show', 'not-found', 'nobody');
    expect(now().personProblem?.code).toBe('not-found');
    expect(now().problem).toBeUndefined();
  });

  it('shows the person asked for last, whoever is answered last', async () => {
    const { now, take, settle } = setUp();
    void now().show('first');
    void now().show('second');
    const [first, second] = [take('accounts.show'), take('accounts.show')];
    second.answer({ ok: true, value: { ...person, shellName: 'second' } });
    first.answer({ ok: true, value: { ...person, shellName: 'first' } });
    await settle();
    expect(now().person?.shellName).toBe('second');
  });
});
