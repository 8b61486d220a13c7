import { describe, expect, it } from 'vitest';
import { EXIT, exitOfError, exitOfState, worst } from '../../../../electron/cli/base/exit-codes.ts';
import { requestStates } from '../../../../shared/requests/request.ts';
import { errorCodes } from '../../../../shared/errors.ts';

describe('the exit codes', () => {
  it('are the published ones', () => {
    expect(EXIT).toEqual({ confirmed: 0, ourFault: 1, badInput: 2, waiting: 3, needsYou: 4 });
  });

  it('say of a request how it stands', () => {
    const all = Object.fromEntries(requestStates.map((state) => [state, exitOfState(state)]));
    expect(all).toEqual({
      expected: 3,
      'for-approval': 3,
      'handed-over': 3,
      saved: 3,
      waiting: 3,
      sending: 3,
      confirmed: 0,
      'needs-you': 4,
      dismissed: 0,
    });
  });

  it('say of a failure who can do something about it', () => {
    const codes = (exit: number) => errorCodes.filter((code) => exitOfError(code) === exit);
    expect(codes(EXIT.confirmed)).toEqual([]);
    expect(codes(EXIT.badInput)).toEqual(['invalid-input']);
    expect(codes(EXIT.ourFault)).toEqual([
      'unknown-method',
      'lease-lost',
      'seal-broken',
      'storage-failed',
      'internal',
    ]);
    expect(codes(EXIT.waiting)).toContain('directory-unreachable');
    expect(codes(EXIT.needsYou)).toContain('name-taken');
  });

  it('of many are the one that wants a person most', () => {
    expect(worst([])).toBe(0);
    expect(worst([0, 3, 4, 0])).toBe(4);
    expect(worst([3, 0])).toBe(3);
  });
});
