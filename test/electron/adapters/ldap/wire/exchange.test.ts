import { describe, expect, it } from 'vitest';
import { Malformed } from '../../../../../electron/adapters/ldap/wire/elements.ts';
import { Exchange } from '../../../../../electron/adapters/ldap/wire/exchange.ts';
import { readReply } from '../../../../../electron/adapters/ldap/wire/reply.ts';
import {
  element,
  entry,
  message,
  reference,
  responseName,
  result,
} from '../../../../fakes/ldap-replies.ts';

const SEARCH = 0x63;
const ada = entry('uid=ada,dc=example,dc=org', { uid: ['ada'] });
const done = result(0x65);
const uris = ['ldap://other.example.org/ou=people'];

/** An exchange in which these operations were asked for, as messages 1, 2 … */
function asked(...operations: number[]): (id: number, operation: Buffer) => unknown {
  const exchange = new Exchange(1000);
  operations.forEach((operation, i) => exchange.ask(message(i + 1, element(operation))));
  return (id, operation) => {
    const bytes = message(id, operation);
    return exchange.answer(readReply(bytes), bytes.length);
  };
}

describe('an answer', () => {
  it.each([
    ['bind', 0x60, 0x61],
    ['modify', 0x66, 0x67],
    ['add', 0x68, 0x69],
    ['delete', 0x4a, 0x6b],
    ['rename', 0x6c, 0x6d],
    ['compare', 0x6e, 0x6f],
    ['extended', 0x77, 0x78],
  ])('to %s goes through once, and none to something else does', (_what, request, answer) => {
    const reply = asked(request, request);
    expect(() => reply(1, done)).toThrow('an answer to something else');
    expect(() => reply(1, ada)).toThrow('an answer to something else');
    expect(reply(2, result(answer))).toEqual({ is: 'as-it-is' });
    expect(() => reply(2, result(answer))).toThrow('nobody asked');
    expect(reply(1, result(answer, { code: 50 }))).toEqual({ is: 'as-it-is' });
  });

  it('to a search comes in parts, until it is done', () => {
    const reply = asked(SEARCH, SEARCH);
    expect([reply(2, ada), reply(1, ada), reply(2, done)]).toEqual([
      { is: 'as-it-is' },
      { is: 'as-it-is' },
      { is: 'as-it-is' },
    ]);
    expect(() => reply(2, ada)).toThrow(Malformed);
    expect(() => reply(1, result(0x67))).toThrow(Malformed);
  });

  it('to nobody, to an unbind or to an abandon is none', () => {
    const reply = asked(0x42, 0x50);
    for (const id of [1, 2, 3]) expect(() => reply(id, done)).toThrow('nobody asked');
  });

  it('has an end', () => {
    const reply = asked(SEARCH);
    const long = entry('uid=ada,dc=example,dc=org', { cn: ['x'.repeat(600)] });
    expect(reply(1, long)).toEqual({ is: 'as-it-is' });
    expect(() => reply(1, long)).toThrow('an answer without an end');
  });

  it('that is a referral is sent on to where it leads', () => {
    const referral = result(0x67, { code: 10, referral: uris });
    expect(asked(0x66)(1, referral)).toEqual({ is: 'sent-on', uris });
  });

  it('that is half elsewhere is sent on, too, and no success', () => {
    const reply = asked(SEARCH, SEARCH);
    expect(reply(1, reference(...uris))).toEqual({ is: 'as-it-is' });
    expect(reply(1, reference('ldap://third.example.org/'))).toEqual({ is: 'as-it-is' });
    expect(reply(1, done)).toEqual({ is: 'sent-on', uris });
    // Whatever else keeps it from being a success is said as it is.
    reply(2, reference(...uris));
    expect(reply(2, result(0x65, { code: 32 }))).toEqual({ is: 'as-it-is' });
  });
});

describe('a notification that nobody asked for', () => {
  it("is the server's leave, or ignored", () => {
    const leave = result(0x78, {
      code: 52,
      words: 'shutting down',
      more: [responseName('1.3.6.1.4.1.1466.20036')],
    });
    expect(asked()(0, leave)).toMatchObject({ is: 'disconnecting', outcome: { code: 52 } });
    expect(asked()(0, result(0x78, { more: [responseName('1.2.3')] }))).toEqual({ is: 'ignored' });
    expect(asked()(0, result(0x78))).toEqual({ is: 'ignored' });
  });

  it('is nothing but extended', () => {
    for (const operation of [done, ada]) expect(() => asked()(0, operation)).toThrow(Malformed);
  });
});
