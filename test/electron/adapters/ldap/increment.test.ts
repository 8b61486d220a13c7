import { Attribute, BerReader, BerWriter } from 'ldapts';
import { describe, expect, it } from 'vitest';
import { IncrementChange, PostReadControl } from '../../../../electron/adapters/ldap/increment.ts';

const written = (thing: { write(writer: BerWriter): void }): string => {
  const writer = new BerWriter();
  thing.write(writer);
  return writer.buffer.toString('hex');
};
const hex = (text: string): string => Buffer.from(text).toString('hex');

describe('a modify-increment', () => {
  it('is written as RFC 4525 has it: change 3, the attribute, by how much', () => {
    const attribute = ['3010', '0409', hex('uidNumber'), '3103', '0401', hex('1')];
    const change = ['3015', '0a0103', ...attribute].join('');
    expect(written(new IncrementChange('uidNumber', 1))).toBe(change);
  });
});

describe('a post-read', () => {
  it('is critical, and asks for the one attribute (RFC 4527)', () => {
    const selection = ['300b', '0409', hex('uidNumber')];
    const control = ['3022', '040e', hex('1.3.6.1.1.13.2'), '0101ff', '040d', ...selection];
    expect(written(new PostReadControl('uidNumber'))).toBe(control.join(''));
  });

  const answerWith = (values: string[]): PostReadControl => {
    const writer = new BerWriter();
    writer.startSequence(0x64);
    writer.writeString('cn=uidnext,dc=example,dc=org');
    writer.startSequence();
    if (values.length > 0) new Attribute({ type: 'uidNumber', values }).write(writer);
    writer.endSequence();
    writer.endSequence();
    const control = new PostReadControl('uidNumber');
    control.parseControl(new BerReader(writer.buffer));
    return control;
  };

  it('reads the value as it stands after the write', () => {
    expect(answerWith(['100042']).value).toBe('100042');
  });

  it('has no value where the server shows none', () => {
    expect(answerWith([]).value).toBeUndefined();
    const empty = new PostReadControl('uidNumber');
    empty.parseControl(new BerReader(Buffer.alloc(0)));
    expect(empty.value).toBeUndefined();
  });
});
