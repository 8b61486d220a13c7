import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTheirWords } from '../../../../../electron/adapters/openstack/http/their-words.ts';
import { tidyWords } from '../../../../../electron/adapters/node/tidy-words.ts';
import { cpuMs } from '../../../../cpu-time.ts';

const read = (body: unknown) => readTheirWords(JSON.stringify(body));

describe('readTheirWords', () => {
  it('reads each service in its own form', () => {
    const message = 'No valid host';
    for (const body of [
      { error: { code: 401, message, title: 'Unauthorized' } },
      { badRequest: { code: 400, message } },
      { code: 404, message },
    ]) {
      expect(read(body)).toEqual({ type: '', message });
    }
    expect(read({ NeutronError: { type: 'OverQuota', message, detail: '' } })).toEqual({
      type: 'OverQuota',
      message,
    });
    expect(read({ code: 409, type: 'duplicate_zone', message })).toEqual({
      type: 'duplicate_zone',
      message,
    });
  });

  it('finds none in anything else, and never throws', () => {
    expect(readTheirWords('<html>502 Bad Gateway</html>')).toEqual({ type: '', message: '' });
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(typeof readTheirWords(text).message).toBe('string');
      }),
    );
  });
});

describe('a message without an end', () => {
  it.each(['a', 'a@', 'Quota exceeded for ', '@ ', '\u0000'])(
    'of %j is read in no time',
    (part) => {
      const worked = cpuMs(() => {
        const { message } = readTheirWords(JSON.stringify({ message: part.repeat(1_000_000) }));
        expect(tidyWords(message, ['very secret']).length).toBeLessThan(201);
      });
      expect(worked).toBeLessThan(500);
    },
  );

  it('is cut between words, so that no half of a secret is left', () => {
    const message = `${' '.repeat(3995)}x very-secret-word and more`;
    expect(
      tidyWords(readTheirWords(JSON.stringify({ message })).message, ['very-secret-word']),
    ).toBe('x');
  });
});
