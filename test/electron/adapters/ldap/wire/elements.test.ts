import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Elements,
  LONGEST_HEADER,
  Malformed,
  readHeader,
  readText,
  types,
} from '../../../../../electron/adapters/ldap/wire/elements.ts';
import { element } from '../../../../fakes/ldap-replies.ts';

const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');

describe('a header', () => {
  it.each([
    ['3000', { type: 0x30, start: 2, length: 0 }],
    ['047f', { type: 0x04, start: 2, length: 127 }],
    ['048180', { type: 0x04, start: 3, length: 128 }],
    // Longer than it need be, as some servers have it.
    ['308400000005', { type: 0x30, start: 6, length: 5 }],
    ['3084ffffffff', { type: 0x30, start: 6, length: 4_294_967_295 }],
  ])('of %s tells type and length', (hex, header) => {
    expect(readHeader(bytes(hex))).toEqual(header);
    expect(hex.length / 2).toBeLessThanOrEqual(LONGEST_HEADER);
  });

  it.each(['', '30', '3081', '30840000'])('waits for the rest of %s', (hex) => {
    expect(readHeader(bytes(hex))).toBeUndefined();
  });

  it.each(['1f', 'bf01', '3080', '308500', '30ff'])('is never %s', (hex) => {
    expect(() => readHeader(bytes(hex))).toThrow(Malformed);
  });
});

describe('elements', () => {
  const two = Buffer.concat([element(0x04, 'one'), element(0x02, Buffer.from([7]))]);

  it('come one by one, each of the type that is asked for', () => {
    const elements = new Elements(two);
    expect(elements.next).toBe(0x04);
    expect(elements.takeText('a name')).toBe('one');
    expect(elements.takeIf(types.octets, 'another')).toBeUndefined();
    expect(() => elements.end('all')).toThrow('0x02 after all');
    expect(elements.takeNumber(types.integer, 'a number')).toBe(7);
    expect(elements.next).toBeUndefined();
    elements.end('all');
    expect(() => elements.take(types.octets, 'a name')).toThrow('nothing where a name belongs');
  });

  it.each(['0405414243', '04', '048141', '0484ffffffff41'])('do not reach out: %s', (hex) => {
    expect(() => new Elements(bytes(hex)).take(types.octets, 'a name')).toThrow(Malformed);
  });

  it.each(['0200', '02050000000001', '0201ff', '020480000000'])('are no number: %s', (hex) => {
    expect(() => new Elements(bytes(hex)).takeNumber(types.integer, 'a number')).toThrow(Malformed);
  });

  it('are texts only in UTF-8', () => {
    expect(readText(Buffer.from('﻿Müller'), 'a name')).toBe('﻿Müller');
    expect(() => readText(Buffer.from([0x4d, 0xfc]), 'a name')).toThrow('a name is no UTF-8');
  });

  it('are all read or refused, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (random) => {
        try {
          new Elements(random).takeAll(random[0] ?? 0, 'something');
        } catch (error) {
          expect(error).toBeInstanceOf(Malformed);
        }
      }),
    );
  });
});
