import { BerReader, BerWriter, FilterParser } from 'ldapts';
import { describe, expect, it } from 'vitest';
import {
  AssertionControl,
  readState,
  sameState,
  writeState,
} from '../../../../electron/adapters/ldap/assertion.ts';

const state = {
  uuid: '34698a3c-796d-1041-8d4e-4faba3771987',
  csn: '20261120203209.893480Z#000000#000#000000',
  tellsGroups: true,
};

describe('the state of an entry', () => {
  it('is the same after it was written and read', () => {
    for (const tellsGroups of [true, false]) {
      expect(readState(writeState({ ...state, tellsGroups }))).toEqual({ ...state, tellsGroups });
    }
  });

  it('asserts this entry, this version of it and, where the server can tell, that no group names it', () => {
    const asserted = `(&(entryUUID=${state.uuid})(entryCSN=${state.csn})`;
    expect(String(sameState(state))).toBe(`${asserted}(!(memberOf=*)))`);
    expect(String(sameState({ ...state, tellsGroups: false }))).toBe(`${asserted})`);
  });
});

describe('the assertion control', () => {
  it('is critical and carries the filter as its value (RFC 4528)', () => {
    const writer = new BerWriter();
    new AssertionControl(FilterParser.parseString('(uid=ada)')).write(writer);
    const reader = new BerReader(writer.buffer);
    reader.readSequence();
    expect(reader.readString()).toBe('1.3.6.1.1.12');
    expect(reader.readBoolean()).toBe(true);
    expect(reader.readString(0x04, true)?.toString('hex')).toBe('a30a04037569640403616461');
  });
});
