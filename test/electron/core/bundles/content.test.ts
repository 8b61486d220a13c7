import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saltedHash } from '../../../../electron/adapters/ldap/salted-hash.ts';
import {
  bundled,
  countingIn,
  fitting,
  readContent,
  writeContent,
} from '../../../../electron/core/bundles/content.ts';
import { sha256 } from '../../../../electron/adapters/node/system.ts';
import { undoIdOfNumber } from '../../../../electron/core/kinds/account/undo-facts.ts';
import { facts, stored } from '../../../fakes/request.ts';

const madeAt = '2027-08-04T09:00:00.000Z';

describe('what travels in a bundle', () => {
  it('is what was typed, and nothing of what was done', () => {
    const alternatives = [{ username: 'Jane D', shellName: 'janed' }];
    const done = { uidNumber: 100_001, givenUp: [7], passwordProven: true };
    const request = stored({
      facts: { ...facts({ ...done, alternatives }), origin: 'made', somethingNew: 1 },
      finished: ['verify'],
    });
    expect(bundled(request)).toEqual({
      id: request.id,
      kind: 'account',
      createdAt: request.createdAt,
      facts: {
        username: 'Jane Doe',
        shellName: 'jdoe',
        email: 'jane@example.org',
        agreedAt: '2027-08-04T08:00:00.000Z',
        alternatives,
      },
    });
  });

  it('comes back as it was written', () => {
    const content = { from: 'desk', madeAt, requests: [bundled(stored())] } as const;
    const written = writeContent({ ...content, requests: [...content.requests] });
    expect(readContent(`${written}     `)).toEqual(content);
  });

  it('is refused with anything more, less or else in it', () => {
    const request = bundled(stored());
    const contents: unknown[] = [
      { from: 'desk', madeAt, requests: [] },
      { from: 'desk', madeAt, requests: [request], also: 1 },
      { from: 'desk', madeAt, requests: [{ ...request, finished: ['verify'] }] },
      {
        from: 'desk',
        madeAt,
        requests: [{ ...request, facts: { ...request.facts, uidNumber: 1 } }],
      },
      { from: 'desk', madeAt, requests: [{ ...request, id: 'one' }] },
      // As the id of an undo is: whoever guesses it must not get hold of its place in the journal.
      { from: 'desk', madeAt, requests: [{ ...request, id: undoIdOfNumber(100_007, sha256) }] },
      { from: 'nobody', madeAt, requests: [request] },
      { from: 'newcomer', madeAt, requests: [{ ...request, further: { link: { name: 'x' } } }] },
      {
        from: 'newcomer',
        madeAt,
        requests: [{ ...request, further: { membership: { reason: 'x'.repeat(2001) } } }],
      },
    ];
    for (const content of contents) {
      expect(() => readContent(JSON.stringify(content))).toThrow(/another shape/);
    }
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        expect(() => readContent(text)).toThrow(/another shape/);
      }),
    );
  });

  it('carries what a newcomer asks for beside the account, and nobody’s word for more', () => {
    const further = { membership: { reason: 'A bot' }, tool: { name: 'bot' } };
    const withHash = bundled(stored({ facts: facts({ passwordHash: saltedHash('secret') }) }));
    const content = { from: 'newcomer', madeAt, requests: [{ ...withHash, further }] } as const;
    const read = readContent(writeContent({ ...content, requests: [...content.requests] }));
    const [counting] = countingIn(read, false);
    expect(counting?.further).toEqual(further);
    expect(counting?.facts).not.toHaveProperty('passwordHash');
    expect(() => countingIn(read, true)).toThrow(/another shape/);
  });

  it('is at most what one bundle takes; the rest stays in its order', () => {
    const many = Array.from({ length: 400 }, (_, i) =>
      stored({ facts: facts({ username: `林 ${i}`, sshKey: 'k'.repeat(700) }) }),
    );
    const go = fitting(many);
    expect(go.length).toBeGreaterThan(50);
    expect(go).toEqual(many.slice(0, go.length));
    const text = writeContent({ from: 'desk', madeAt, requests: go.map(bundled) });
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(65_536);
  });
});
