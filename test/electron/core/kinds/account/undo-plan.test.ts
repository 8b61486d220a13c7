import { describe, expect, it } from 'vitest';
import type { UndoneState } from '../../../../../electron/core/kinds/account/undo-state.ts';
import { planOfUndo } from '../../../../../electron/core/kinds/account/undo-plan.ts';
import { janesKey, undo } from '../../../../fakes/undo.ts';

const asMade: UndoneState = {
  ...{ account: 'as-made', reasons: [], state: 'x' },
  ...{ keys: [janesKey], keysBeside: [] },
};
const inGroup = { what: 'account', why: 'in-groups', params: ['a'] } as const;

const plan = (state: Partial<UndoneState> | undefined, facts = undo()) => {
  const { removes, stays, ...others } = planOfUndo(facts, {
    state: state && { ...asMade, ...state },
    numberMayReturn: false,
  });
  return { removes, stays: stays.map(({ why }) => why), ...others };
};

describe('the plan of an undo', () => {
  it('removes the account with its key, and leaves only the number', () => {
    expect(plan({})).toMatchObject({ removes: ['account', 'key'], stays: ['number-never'] });
  });

  it('warns where another tool may come back to the number', () => {
    const { stays } = planOfUndo(undo(), { state: asMade, numberMayReturn: true });
    expect(stays).toEqual([{ what: 'number', why: 'number-may-return', params: ['100007'] }]);
  });

  it('removes only the key of an account that has to stay, and says that the password stays too', () => {
    expect(plan({ account: 'stays', reasons: [{ ...inGroup, params: ['a'] }] })).toMatchObject({
      removes: ['key'],
      stays: ['in-groups', 'password-set'],
    });
  });

  it('removes nothing where the key is gone and the account stays', () => {
    expect(plan({ account: 'stays', keys: [] }).removes).toEqual([]);
  });

  it('says of a key that stood there before that it stays', () => {
    const { sshKey: _, ...facts } = undo({ keyThereBefore: true });
    expect(plan({ keys: [] }, facts)).toMatchObject({
      removes: ['account'],
      stays: ['key-there-before', 'number-never'],
    });
  });

  it('sets no password back in an account that was there before: none was set', () => {
    const before = undo({ origin: 'there-before' });
    expect(plan({ account: 'stays', reasons: [] }, before)).toMatchObject({
      removes: ['key'],
      stays: [],
    });
  });

  it('holds what this desk knows while nobody can be asked, and everything once the account is gone', () => {
    expect(plan(undefined)).toMatchObject({ removes: ['account', 'key'], gone: false });
    const gone = { account: 'gone', keys: [], state: undefined } as const;
    expect(plan(gone)).toMatchObject({ removes: ['account', 'key'], gone: true });
  });

  it('says where a deletion cannot be held against what was seen', () => {
    expect([plan({}).guarded, plan({ state: undefined }).guarded]).toEqual([true, false]);
  });
});
