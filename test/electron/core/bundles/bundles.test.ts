import { describe, expect, it } from 'vitest';
import { bundled, writeContent } from '../../../../electron/core/bundles/content.ts';
import { bundleBytes } from '../../../../shared/bundle/bundle-text.ts';
import { toFrames } from '../../../../shared/bundle/bundle-frames.ts';
import { saltedHash } from '../../../../electron/adapters/ldap/salted-hash.ts';
import { unreachable } from '../../../fakes/faulty-directory.ts';
import { card, handOver, password, requestsOf, sealWith } from '../../../fakes/hand-over.ts';
import { facts, stored } from '../../../fakes/request.ts';
import { manyTimes } from '../../../races/runs.ts';

const event = handOver();

describe('a card sealed on a newcomer’s own machine', () => {
  it('becomes an account at a desk, once the newcomer typed the password there', async () => {
    event.faults.before = unreachable;
    const { bundle } = await event.laptop().ask('bundles.make', card);
    event.faults.before = undefined;
    const desk = event.desk();
    expect(await desk.ask('bundles.inspect', { bundle })).toMatchObject({
      from: 'newcomer',
      requests: [{ username: 'Zoë Lindqvist', shellName: 'zoe', verdict: 'new' }],
    });
    expect(await requestsOf(desk)).toEqual([]);
    const [arrived] = (await desk.ask('bundles.import', { bundle })).requests;
    const id = arrived?.id ?? '';
    expect(await desk.settled(id)).toMatchObject({ problem: { code: 'password-needed' } });
    await desk.ask('requests.retry', { id, password });
    expect(await desk.settled(id)).toMatchObject({ state: 'confirmed', origin: 'made' });
  });

  it('is kept nowhere on that machine', async () => {
    const own = event.laptop();
    await own.ask('bundles.make', card);
    expect(await requestsOf(own)).toEqual([]);
  });

  it('is refused with everything that is wrong with it', async () => {
    const refused = await event.laptop().call('bundles.make', {
      ...card,
      shellName: '9lives',
      email: 'nowhere',
      consent: { terms: true, publicEmail: false },
    });
    const fields = refused.ok ? [] : refused.error.fields.map(({ field }) => field);
    expect(fields).toEqual(['shellName', 'email', 'consent.publicEmail']);
  });

  it('shows no word of itself to whoever finds it, and cannot be opened there', async () => {
    const own = event.laptop();
    const { bundle } = await own.ask('bundles.make', card);
    const bytes = Buffer.from(bundleBytes(bundle) ?? []);
    for (const canary of ['Zo', 'zoe', 'AAAAC3Nza', 'agreedAt'].filter((word) => word.length > 3)) {
      expect(bytes.includes(canary)).toBe(false);
    }
    expect(await own.call('bundles.inspect', { bundle })).toMatchObject({
      error: { code: 'bundle-no-desk-key' },
    });
  });

  it('fits four QR codes, with a 4096-bit key and long names in another script too', async () => {
    const rsa4096 = stored({
      facts: facts({
        username: 'ליאור '.repeat(12),
        sshKey: `ssh-rsa ${'A'.repeat(716)} lior@laptop`,
      }),
    });
    const content = { from: 'newcomer', madeAt: rsa4096.createdAt } as const;
    const text = writeContent({ ...content, requests: [bundled(rsa4096)] });
    const bytes = bundleBytes(await sealWith('laptop').seal(text, 'anybody'));
    expect(toFrames(bytes ?? new Uint8Array()).length).toBeLessThanOrEqual(4);
    const { bundle } = await event.laptop().ask('bundles.make', card);
    expect(toFrames(bundleBytes(bundle) ?? new Uint8Array()).length).toBeLessThanOrEqual(2);
  });
});

describe('a bundle that comes twice', () => {
  it('is one request, also when both imports run at once', manyTimes, async () => {
    const desk = event.desk();
    const { bundle } = await event.laptop().ask('bundles.make', card);
    const imports = await Promise.all([1, 2, 3].map(() => desk.ask('bundles.import', { bundle })));
    expect(imports.map(({ requests: [first] }) => first?.verdict)).toEqual([
      'new',
      'known',
      'known',
    ]);
    expect(await requestsOf(desk)).toHaveLength(1);
  });

  it('changes nothing of a request that has gone on meanwhile', async () => {
    const desk = event.desk();
    const { bundle } = await event.laptop().ask('bundles.make', card);
    const [arrived] = (await desk.ask('bundles.import', { bundle })).requests;
    const id = arrived?.id ?? '';
    await desk.settled(id);
    await desk.ask('requests.retry', { id, password });
    const confirmed = await desk.settled(id);
    await desk.ask('bundles.import', { bundle });
    expect(await requestsOf(desk)).toEqual([confirmed]);
  });

  it('in two bundles of the same card is one request', async () => {
    const desk = event.desk();
    const own = event.laptop();
    for (const email of ['zoe@example.org', 'ZOE@example.org']) {
      const { bundle } = await own.ask('bundles.make', { ...card, email });
      await desk.ask('bundles.import', { bundle });
    }
    expect(await requestsOf(desk)).toHaveLength(1);
  });

  it('stays dismissed where a person dismissed it', async () => {
    const desk = event.desk();
    const { bundle } = await event.laptop().ask('bundles.make', card);
    const [arrived] = (await desk.ask('bundles.import', { bundle })).requests;
    const id = arrived?.id ?? '';
    await desk.settled(id);
    await desk.ask('requests.dismiss', { id, reason: 'went home' });
    await desk.ask('bundles.import', { bundle });
    expect(await requestsOf(desk)).toMatchObject([{ id, state: 'dismissed' }]);
  });
});

describe('a bundle that anybody could have sealed', () => {
  const seal = (change: Parameters<typeof facts>[0]) =>
    sealWith('laptop').seal(
      writeContent({
        from: 'desk',
        madeAt: '2027-08-04T08:00:00.000Z',
        requests: [
          bundled(stored({ createdAt: '2099-01-01T00:00:00.000Z', facts: facts(change) })),
        ],
      }),
      'anybody',
    );

  it('is from nobody known, whatever it says, and its passwords do not count', async () => {
    const desk = event.desk();
    const passwordHash = saltedHash('the stranger knows it');
    const bundle = await seal({ passwordHash });
    expect(await desk.ask('bundles.inspect', { bundle })).toMatchObject({ from: 'unproven' });
    const [arrived] = (await desk.ask('bundles.import', { bundle })).requests;
    expect(await desk.settled(arrived?.id ?? '')).toMatchObject({
      ...{ state: 'needs-you', problem: { code: 'password-needed' } },
    });
    expect((await desk.journal.get(arrived?.id ?? ''))?.facts).not.toHaveProperty('passwordHash');
    expect(await event.directory.look({ names: ['jdoe'] })).toEqual([]);
  });

  it('is one request where two cards in it have one id', async () => {
    const desk = event.desk();
    const card = (change: Parameters<typeof facts>[0]) => bundled(stored({ facts: facts(change) }));
    const bundle = await sealWith('laptop').seal(
      writeContent({
        ...{ from: 'newcomer', madeAt: '2027-08-04T08:00:00.000Z' },
        requests: [
          card({}),
          card({ shellName: 'other', username: 'Other', email: 'o@example.org' }),
        ],
      }),
      'anybody',
    );
    const { requests } = await desk.ask('bundles.import', { bundle });
    expect(requests.map(({ verdict }) => verdict)).toEqual(['new', 'known']);
    expect(await requestsOf(desk)).toMatchObject([{ shellName: 'jdoe' }]);
  });

  it('gets nothing past the event’s rules', async () => {
    const desk = event.desk();
    const bundle = await seal({ shellName: 'root; rm', sshKey: 'ssh-rsa nonsense', email: 'x' });
    const { requests } = await desk.ask('bundles.import', { bundle });
    expect(requests).toMatchObject([{ verdict: 'not-allowed' }]);
    expect(requests[0]?.fields.map(({ field }) => field)).toEqual(['shellName', 'email', 'sshKey']);
    expect(await requestsOf(desk)).toEqual([]);
  });

  it('puts no key into somebody’s account without their password', async () => {
    const victim = event.desk();
    const { sshKey, ...plain } = card;
    const { id } = await victim.ask('requests.submit', { ...plain, password });
    await victim.settled(id);
    const desk = event.desk();
    const bundle = await seal({ ...plain, sshKey });
    const [arrived] = (await desk.ask('bundles.import', { bundle })).requests;
    expect(await desk.settled(arrived?.id ?? '')).toMatchObject({
      state: 'needs-you',
      problem: { code: 'password-needed' },
    });
    expect((await event.directory.look({ names: ['zoe'] }))[0]?.sshPublicKeys).toEqual([]);
  });

  it('is not put before everybody else by a clock that runs ahead', async () => {
    const desk = event.desk();
    await desk.ask('bundles.import', { bundle: await seal({}) });
    const [request] = await requestsOf(desk);
    expect(Date.parse(request?.createdAt ?? '')).toBeLessThanOrEqual(Date.now());
  });
});
