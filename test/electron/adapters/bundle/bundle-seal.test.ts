import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createBundleSeal } from '../../../../electron/adapters/bundle/bundle-seal.ts';
import { newEventKeys } from '../../../../electron/adapters/bundle/event-keys.ts';
import {
  bundleBytes,
  bundleText,
  MOST_BUNDLE_TEXT,
} from '../../../../shared/bundle/bundle-text.ts';

const { publicKey, privateKey } = newEventKeys();
const sealFor = (
  change: { eventId?: string; publicKey?: string; privateKey?: string | null } = {},
) => {
  const own = change.privateKey === undefined ? privateKey : change.privateKey;
  return createBundleSeal({
    eventId: change.eventId ?? 'hackathon',
    publicKey: change.publicKey ?? publicKey,
    privateKey: () => Promise.resolve(own ?? undefined),
  });
};
const desk = sealFor();
const laptop = sealFor({ privateKey: null });

describe('the seal of hand-over bundles', () => {
  it('seals on a machine without the private key, for desks that have it', async () => {
    const content = '{"name":"Zoë 林"}';
    const bundle = await laptop.seal(content, 'anybody');
    const opened = await desk.open(bundle);
    expect([opened.content.trimEnd(), opened.byDesk]).toEqual([content, false]);
    await expect(laptop.open(bundle)).rejects.toMatchObject({ code: 'bundle-no-desk-key' });
  });

  it('shows that a desk sealed it where one did, and lets nobody else seal so', async () => {
    const opened = await desk.open(await desk.seal('{"from":"us"}', 'desk'));
    expect([opened.content.trimEnd(), opened.byDesk]).toEqual(['{"from":"us"}', true]);
    expect([await desk.canProve(), await laptop.canProve()]).toEqual([true, false]);
    await expect(laptop.seal('{}', 'desk')).rejects.toMatchObject({ code: 'bundle-no-desk-key' });
    const wrong = sealFor({ privateKey: newEventKeys().privateKey });
    await expect(wrong.seal('{}', 'desk')).rejects.toMatchObject({ code: 'bundle-wrong-desk-key' });
    await expect(wrong.canProve()).rejects.toMatchObject({ code: 'bundle-wrong-desk-key' });
  });

  it('shows nothing of what is in it: no word, and hardly the length', async () => {
    const canaries = ['Canary Jane', 'canary@example.org', 'AAAAC3NzaC1lZDI1'];
    const bundles = [canaries.join(' '), ...canaries];
    const sealed = await Promise.all(bundles.map((content) => laptop.seal(content, 'anybody')));
    expect(new Set(sealed.map(({ length }) => length)).size).toBe(1);
    for (const bundle of sealed) {
      const bytes = Buffer.from(bundleBytes(bundle) ?? []);
      for (const canary of canaries) {
        expect(bytes.includes(canary)).toBe(false);
        expect(bundle).not.toContain(Buffer.from(canary).toString('base64').slice(1, -4));
      }
    }
  });

  it.each([
    ['of another event', sealFor({ eventId: 'elsewhere' }), 'bundle-other-event'],
    ['for another key', sealFor({ publicKey: newEventKeys().publicKey }), 'bundle-other-event'],
  ] as const)('refuses a bundle %s and says so', async (_, elsewhere, code) => {
    await expect(desk.open(await elsewhere.seal('{}', 'anybody'))).rejects.toMatchObject({ code });
  });

  it('refuses a desk key that is not the other half of the profile’s', async () => {
    const bundle = await laptop.seal('{}', 'anybody');
    for (const wrong of [newEventKeys().privateKey, 'no key at all', publicKey]) {
      await expect(sealFor({ privateKey: wrong }).open(bundle)).rejects.toMatchObject({
        code: 'bundle-wrong-desk-key',
        params: [],
      });
    }
  });

  it('can do nothing where the profile has no key', async () => {
    const without = createBundleSeal({
      eventId: 'hackathon',
      publicKey: undefined,
      privateKey: () => Promise.resolve(privateKey),
    });
    expect([without.canSeal, desk.canSeal]).toEqual([false, true]);
    await expect(without.seal('{}', 'anybody')).rejects.toMatchObject({
      code: 'bundle-no-event-key',
    });
    await expect(without.open('')).rejects.toMatchObject({ code: 'bundle-no-event-key' });
  });

  it('refuses every bundle with one byte changed or cut off, in a sentence that never differs', async () => {
    const bytes =
      bundleBytes(await laptop.seal('{"secret":"canary"}', 'anybody')) ?? new Uint8Array();
    const sentences = new Set<string>();
    const refuse = async (changed: Uint8Array): Promise<void> => {
      const error: unknown = await desk
        .open(bundleText(changed))
        .catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({
        code: expect.stringMatching(/^bundle-(damaged|other-event|newer|unreadable)$/),
        params: [],
      });
      sentences.add(String(error));
    };
    const place = fc.nat(bytes.length - 1);
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, mask) => {
        await refuse(bytes.map((byte, i) => (i === at ? byte ^ mask : byte)));
        await refuse(bytes.slice(0, at));
      }),
      { numRuns: 150 },
    );
    expect(sentences.size).toBeLessThanOrEqual(4);
  });

  it('never takes a text for a bundle that is none, and never fails otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string(), fc.base64String()), async (text) => {
        await expect(desk.open(text)).rejects.toMatchObject({ code: 'bundle-unreadable' });
        await expect(desk.open(`lanyard-bundle:${text}`)).rejects.toMatchObject({
          code: 'bundle-unreadable',
        });
      }),
    );
  });

  it('has bounds, and names them as the reason', async () => {
    await expect(laptop.seal('x'.repeat(65_537), 'anybody')).rejects.toMatchObject({
      code: 'bundle-too-large',
    });
    expect((await laptop.seal('x'.repeat(65_536), 'anybody')).length).toBeLessThanOrEqual(
      MOST_BUNDLE_TEXT,
    );
    await expect(desk.open('x'.repeat(MOST_BUNDLE_TEXT + 1))).rejects.toMatchObject({
      code: 'bundle-too-large',
    });
  });
});
