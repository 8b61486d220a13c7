import { describe, expect, it } from 'vitest';
import { plan } from '../../../fakes/roster.ts';

const people = async (file: string): Promise<string[][]> =>
  (await plan(file)).rows.map(({ username, email, verdict }) => [username, email, verdict.is]);

describe('a file as people have it', () => {
  it.each([
    [
      'commas in the header',
      'Name;E-Mail;Essen (vegan, halal)\r\nJana Weiss;jana@example.org;vegan\r\n',
      [['Jana Weiss', 'jana@example.org', 'ready']],
    ],
    [
      'an address in the header',
      'Timestamp,Name,Email,"I agree (withdraw: privacy@example.org)"\n1,Jana Weiss,jana@example.org,Yes\n',
      [['Jana Weiss', 'jana@example.org', 'ready']],
    ],
    [
      'the address of an order',
      'Order code,Email,Attendee name,Attendee email\nA1,order@example.org,Jana Weiss,\nA2,x@example.org,Kofi Mensa,kofi@example.org\n',
      [
        ['Jana Weiss', 'order@example.org', 'ready'],
        ['Kofi Mensa', 'kofi@example.org', 'ready'],
      ],
    ],
    [
      'two tickets of one order',
      'Order code,Email,Attendee name,Attendee email\nA1,order@example.org,Jana Weiss,\nA1,order@example.org,Kofi Mensa,\n',
      [
        ['Jana Weiss', 'order@example.org', 'ready'],
        ['Kofi Mensa', 'order@example.org', 'twice'],
      ],
    ],
    [
      'addresses that are seldom seen',
      'name,mail\nOona Leary,o&leary@example.org\nIvan Petrow,ivan@xn--e1afmkfd.xn--p1ai\n',
      [
        ['Oona Leary', 'o&leary@example.org', 'ready'],
        ['Ivan Petrow', 'ivan@xn--e1afmkfd.xn--p1ai', 'ready'],
      ],
    ],
  ])('is read with %s', async (_, file, expected) => {
    expect(await people(file)).toEqual(expected);
  });

  it('offers a name as keyboards write it', async () => {
    const { rows } = await plan('name,shell name,mail\nO’Brien,obrien,o@example.org\n');
    expect(rows[0]?.verdict).toMatchObject({
      is: 'not-allowed',
      alternatives: [{ username: "O'Brien", shellName: 'obrien' }, {}, {}],
    });
  });
});

describe('a file that is none of people', () => {
  it('names the line of a cell that no card would take', async () => {
    const file = `name,mail\nJana Weiss,jana@example.org\n${'x'.repeat(1001)},kofi@example.org\n`;
    const fields = [{ field: 'file', rule: 'roster-cell', params: ['3', '1000'] }];
    await expect(plan(file)).rejects.toMatchObject({ code: 'invalid-input', fields });
  });
});
