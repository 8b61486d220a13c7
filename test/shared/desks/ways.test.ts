import { describe, expect, it } from 'vitest';
import { contract, type Method } from '../../../shared/contract/index.ts';
import { isForwarded, ways } from '../../../shared/desks/ways.ts';

// Object.keys forgets that these are its keys.
const methods = Object.keys(contract) as Method[];

describe('the way of a call at a desk that works through a hub', () => {
  it('is named for every method, and for nothing else', () => {
    expect(Object.keys(ways).toSorted()).toEqual(methods.toSorted());
  });

  it('leads to the hub for nothing that is about this desk, its disk or its people', () => {
    const own =
      /^(?:vault|wipe|audit|journal|kiosk|session|start|desk|desks|practice|bundles|approvals)\./;
    // Whoever decides asks at the hub; whoever knows the answer may sit at a desk.
    const forwarded = methods.filter((method) => own.test(method) && isForwarded(method));
    expect(forwarded).toEqual(['approvals.answer']);
  });
});
