import { describe, expect, it } from 'vitest';
import {
  agreedChoices,
  agreementsOf,
  type UndoAllPlan,
  undoChoices,
} from '../../../shared/requests/undo-all.ts';
import type { UndoPart } from '../../../shared/requests/undo.ts';

type Part = UndoAllPlan['parts'][number];

const part = (of: string, removes: readonly UndoPart[], more: Partial<Part> = {}): Part => ({
  ...{ of, shellName: 'jdoe', username: 'Jane', removes: [...removes] },
  ...{ stays: [], gone: false, guarded: true },
  ...more,
});
const parts = [
  part('a project', ['project']),
  part('a tool', ['tool']),
  part('the card', ['account', 'key']),
];
const tool = { of: 'a tool', part: 'tool' } as const;
const key = { of: 'the card', part: 'key' } as const;
const account = { of: 'the card', part: 'account' } as const;
const project = { of: 'a project', part: 'project' } as const;

describe('what there is to agree to', () => {
  it('comes in the order of the plan, and the key before its account', () => {
    expect(undoChoices({ parts })).toEqual([project, tool, key, account]);
  });

  it('is not what goes on or is done already, and is what has stopped', () => {
    const filed = (state: 'waiting' | 'confirmed' | 'needs-you') => ({
      filed: { id: 'x', state },
    });
    const some = [
      part('a', ['tool'], filed('waiting')),
      part('b', ['tool'], filed('confirmed')),
      part('c', ['tool'], filed('needs-you')),
    ];
    expect(undoChoices({ parts: some })).toEqual([{ of: 'c', part: 'tool' }]);
  });
});

describe('what is agreed to', () => {
  it('is all of it where nothing is left out, request by request', () => {
    const agreed = agreedChoices({ parts }, []);
    expect(agreementsOf(agreed)).toEqual([
      { of: 'a project', agreed: ['project'] },
      { of: 'a tool', agreed: ['tool'] },
      { of: 'the card', agreed: ['key', 'account'] },
    ]);
  });

  it('is the account only with everything else', () => {
    expect(agreedChoices({ parts }, [tool])).toEqual([project, key]);
    expect(agreedChoices({ parts }, [account])).toEqual([project, tool, key]);
    expect(agreedChoices({ parts }, [tool, key])).toEqual([project]);
  });

  it('is the key with its account, also where that alone was left out', () => {
    expect(agreedChoices({ parts }, [key])).toEqual([project, tool, key, account]);
  });

  it('is the account though something stays that nobody can agree to', () => {
    const some = [part('a tool', []), part('the card', ['account', 'key'])];
    expect(agreedChoices({ parts: some }, [])).toEqual([key, account]);
  });
});
