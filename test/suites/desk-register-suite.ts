import { randomBytes, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DeskRegister } from '../../electron/core/ports/desks/desk-register.ts';

const desk = (name = 'Front desk') => ({
  id: randomBytes(32).toString('base64url'),
  publicKey: new Uint8Array(randomBytes(32)),
  name,
});

/**
 * What every register of desks does. `open`: of one event, which no test before has used; `aged`: settles when all that was noted so far was noted more than a minute
 * ago.
 */
export function deskRegisterSuite(
  name: string,
  open: () => Promise<DeskRegister>,
  aged: () => Promise<unknown>,
): void {
  describe(`the desks of a hub, ${name}`, () => {
    it('tells one time, which goes on', async () => {
      const desks = await open();
      const before = await desks.now();
      expect((await desks.now()).getTime()).toBeGreaterThanOrEqual(before.getTime());
      expect(Math.abs(before.getTime() - Date.now())).toBeLessThan(3_600_000);
    });

    it('lets a desk in by its code, once, and knows its key from then on', async () => {
      const desks = await open();
      const asking = desk();
      expect(await desks.keyOf(asking.id)).toBeUndefined();
      const { code = '', until = '' } = (await desks.ask(asking)) ?? {};
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/);
      const minutes = (Date.parse(until) - Date.now()) / 60_000;
      expect(minutes).toBeGreaterThan(14);
      expect(minutes).toBeLessThan(16);

      expect(await desks.enrol('00000000', 'helga')).toBeUndefined();
      const enrolled = await desks.enrol(code, 'helga');
      expect(enrolled).toMatchObject({ id: asking.id, name: 'Front desk', enrolledBy: 'helga' });
      expect(await desks.enrol(code, 'helga')).toBeUndefined();
      expect(new Uint8Array((await desks.keyOf(asking.id)) ?? [])).toEqual(asking.publicKey);
      expect(await desks.list()).toMatchObject([{ id: asking.id, seenAt: expect.any(String) }]);
    });

    it('knows a desk that was revoked no more', async () => {
      const desks = await open();
      const asking = desk();
      await desks.enrol((await desks.ask(asking))?.code ?? '', 'helga');
      expect(await desks.revoke(asking.id, 'helga')).toBe(true);
      expect(await desks.keyOf(asking.id)).toBeUndefined();
      expect(await desks.list()).toEqual([]);
      expect(await desks.revoke(asking.id, 'helga')).toBe(false);
    });

    it('has one code for each desk that asks, and takes no more than so many at once', async () => {
      const desks = await open();
      const first = desk();
      const old = (await desks.ask(first))?.code ?? '';
      const anew = (await desks.ask({ ...first, name: 'Side desk' }))?.code ?? '';
      expect(await desks.enrol(old, 'helga')).toBeUndefined();
      for (let more = 0; more < 199; more += 1) expect(await desks.ask(desk())).toBeDefined();
      expect(await desks.ask(desk())).toBeUndefined();
      expect(await desks.enrol(anew, 'helga')).toMatchObject({ name: 'Side desk' });
      expect(await desks.ask(desk())).toBeDefined();
    });

    it('keeps what was handed in first under an id, whoever comes second', async () => {
      const desks = await open();
      const id = randomUUID();
      const rows = await Promise.all(
        ['a', 'b', 'c', 'd'].map((digest) => desks.note(id, { digest, desk: `desk ${digest}` })),
      );
      const first = rows.filter(({ isNew }) => isNew);
      expect(first).toHaveLength(1);
      const kept = { digest: first[0]?.digest, desk: first[0]?.desk, request: undefined };
      for (const row of rows) expect(row).toMatchObject(kept);
      expect(await desks.handedIn(id)).toEqual(kept);

      const request = randomUUID();
      await desks.answeredBy(id, request);
      expect(await desks.handedIn(id)).toMatchObject({ request });
      await desks.forget(id);
      expect(await desks.handedIn(id)).toBeUndefined();
    });

    it('notes something else under an id once that is old enough, and of several who ask for one', async () => {
      const desks = await open();
      const id = randomUUID();
      const own = { digest: 'b', desk: 'side desk' };
      const { isNew: _, ...first } = await desks.note(id, { digest: 'a', desk: 'front desk' });
      expect(await desks.renew(id, own, first)).toBe(false);
      expect(await desks.handedIn(id)).toEqual(first);
      await aged();
      const request = randomUUID();
      await desks.answeredBy(id, request);
      expect(await desks.renew(id, own, first)).toBe(false);
      const now = { ...first, request };
      expect(await desks.renew(id, own, { ...now, digest: 'c' })).toBe(false);
      const asked = await Promise.all([1, 2, 3].map(() => desks.renew(id, own, now)));
      expect(asked.filter(Boolean)).toHaveLength(1);
      const renewed = { ...own, request: undefined };
      expect(await desks.handedIn(id)).toEqual(renewed);
      expect(await desks.renew(id, own, renewed)).toBe(false);
      expect(await desks.renew(randomUUID(), own, renewed)).toBe(false);
    });

    it('tells of requests which answer for what a desk handed in, and by which id it knows them', async () => {
      const desks = await open();
      const same = randomUUID();
      const another = randomUUID();
      const foreign = randomUUID();
      const answering = randomUUID();
      for (const id of [same, another]) await desks.note(id, { digest: 'a', desk: 'one' });
      await desks.note(foreign, { digest: 'a', desk: 'two' });
      await desks.answeredBy(another, answering);
      const all = [same, another, foreign, answering];
      expect(await desks.handedInBy('one', all)).toEqual(
        new Map([
          [same, [same]],
          [answering, [another]],
        ]),
      );
      expect(await desks.handedInBy('two', [foreign])).toEqual(new Map([[foreign, [foreign]]]));
      expect(await desks.handedInBy('one', [])).toEqual(new Map());

      const own = [same, another].toSorted();
      const rows = own.map((id) => ({ id, request: id === another ? answering : id }));
      expect(await desks.handedInPage('one', { limit: 9 })).toEqual(rows);
      expect(await desks.handedInPage('one', { limit: 1 })).toEqual(rows.slice(0, 1));
      expect(await desks.handedInPage('one', { after: own[0], limit: 9 })).toEqual(rows.slice(1));
      expect(await desks.handedInPage('one', { after: own[1], limit: 9 })).toEqual([]);
    });

    it('knows a call that it has seen', async () => {
      const desks = await open();
      const nonce = randomBytes(16).toString('base64url');
      const seen = await Promise.all([1, 2, 3].map(() => desks.isFirst(nonce)));
      expect(seen.filter(Boolean)).toHaveLength(1);
      expect(await desks.isFirst(randomBytes(16).toString('base64url'))).toBe(true);
    });
  });
}
