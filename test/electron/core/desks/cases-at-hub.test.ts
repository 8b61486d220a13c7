import { describe, expect, it } from 'vitest';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { CaseView } from '../../../../shared/shift/case.ts';
import { createEventBus } from '../../../../electron/core/base/event-bus.ts';
import { createCasesAtHub } from '../../../../electron/core/desks/cases-at-hub.ts';
import { HAND_IN } from '../../../../electron/core/kinds/base/through-hub.ts';
import type { CaseBook } from '../../../../electron/core/ports/shift/case-book.ts';
import { numbered, requestId } from '../../../fakes/journal-file.ts';

const at = '2027-08-04T08:00:00.000Z';
const id = requestId(1);
const held = (name: string, revision = 1): CaseView => ({
  ...{ id, revision },
  holder: { name, by: name, at },
});

/** A desk with one request that was handed in, the case of which it holds, and a hub that answers in turn. */
function setUp(said: CaseView, answers: Result<unknown>[]) {
  const events = createEventBus();
  const asked: string[] = [];
  let kept: CaseView | undefined = said;
  const cases: CaseBook = {
    cases: async ({ after = '' }) => (kept && after < id ? [kept] : []),
    casesOf: async (ids) => (kept && ids.includes(id) ? [kept] : []),
    changeCase: async (_, change) => (kept = change(kept)),
    caseRevisions: async () => new Map(),
  };
  const journal = {
    get: async (asks: string) =>
      asks === id ? { ...numbered(1), attempted: [HAND_IN] } : undefined,
  };
  const hub = {
    async call(method: string) {
      asked.push(method);
      const answer = answers.shift();
      if (!answer) throw new Error('nobody answers');
      return answer;
    },
  };
  const casesAtHub = createCasesAtHub({ hub, journal, cases, events });
  return { casesAtHub, asked, kept: () => kept };
}

describe('what was said of a case while its hub had not filed the request', () => {
  it('is told once it has, and not again', async () => {
    const { casesAtHub, asked, kept } = setUp(held('Asha'), [
      fail('not-found', 'No request'),
      fail('wipe-running', 'wait'),
      ok(held('Asha', 7)),
    ]);
    for (let look = 0; look < 4; look += 1) await casesAtHub.tellAll();
    expect(asked).toHaveLength(3);
    expect(kept()?.atHub).toMatchObject({ revision: 7, holder: { name: 'Asha' } });
  });

  it('is told once where it is refused, until something else is said', async () => {
    const refused = () => fail('invalid-input', 'The note holds a secret');
    const note = { text: 'x', revision: 1, by: 'Asha', at };
    const { casesAtHub, asked } = setUp({ id, revision: 1, note }, [refused(), refused()]);
    for (let look = 0; look < 3; look += 1) await casesAtHub.tellAll();
    expect(asked).toHaveLength(1);
  });
});

describe('what a hub says of a case', () => {
  it('is not written over by what was asked for before it was heard', async () => {
    const { casesAtHub, kept } = setUp({ id, revision: 1 }, []);
    const before = casesAtHub.moment();
    await casesAtHub.hear(held('Ben', 5), { at: casesAtHub.moment() });
    await casesAtHub.hear(held('Asha', 4), { at: before });
    expect(kept()?.holder?.name).toBe('Ben');
    // Asked for since, a lower number says that the hub began anew.
    await casesAtHub.hear(held('Asha', 1), { at: casesAtHub.moment() });
    expect(kept()?.holder?.name).toBe('Asha');
  });
});
