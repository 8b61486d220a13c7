import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { StoredRequest } from '../../../../electron/core/ports/request-journal.ts';
import { fakeJournal } from '../../../fakes/journal.ts';
import { numbered, requestId } from '../../../fakes/journal-file.ts';
import { unreachable } from '../../../fakes/faulty-directory.ts';
import { card, handOver, password, sealWith, submit } from '../../../fakes/hand-over.ts';

const event = handOver();

describe('requests that a desk hands over', () => {
  beforeEach(() => {
    event.faults.before = unreachable;
  });

  it('stop there and go on at the other desk, each once and with the password that was typed', async () => {
    const [desk, other] = [event.desk(), event.desk()];
    const waiting = await submit(desk);
    const second = await submit(desk, {
      shellName: 'ola',
      username: 'Ola',
      email: 'o@example.org',
      sshKey: '',
    });
    const { bundle, requests, left } = await desk.ask('bundles.export', {});
    expect(left).toBe(0);
    expect(requests).toMatchObject([
      { id: waiting.id, state: 'handed-over' },
      { id: second.id, state: 'handed-over' },
    ]);
    event.faults.before = undefined;
    expect((await desk.ask('requests.sync', {})).requests).toEqual([]);
    expect(await event.directory.look({ names: ['zoe', 'ola'] })).toEqual([]);
    expect((await desk.ask('requests.list', {})).pending).toBe(0);

    await other.ask('bundles.import', { bundle });
    for (const { id } of requests) {
      expect(await other.settled(id)).toMatchObject({ state: 'confirmed', origin: 'made' });
    }
    expect(await event.directory.acceptsPassword('zoe', password)).toBe(true);
    expect(await event.directory.look({ names: ['zoe', 'ola'] })).toHaveLength(2);
  });

  it('all stay as they were where the disk did not take all of them, and no bundle is answered', async () => {
    const journal = fakeJournal();
    const desk = event.desk({ bundleSeal: sealWith('desk'), journal });
    const waiting = await submit(desk);
    const before = await journal.list({ limit: 1000 });
    const { saveAll } = journal;
    journal.saveAll = () => Promise.reject(new AppError('storage-failed', 'the disk is full'));
    expect(await desk.call('bundles.export', {})).toMatchObject({
      error: { code: 'storage-failed' },
    });
    expect(await journal.list({ limit: 1000 })).toEqual(before);
    journal.saveAll = saveAll;
    expect(await desk.ask('bundles.export', {})).toMatchObject({
      requests: [{ id: waiting.id, state: 'handed-over' }],
    });
  });

  it('name what stays behind and waits for them, also by way of others', async () => {
    const journal = fakeJournal();
    const desk = event.desk({ bundleSeal: sealWith('desk'), journal });
    const { id } = await submit(desk);
    const follows = (number: number, more: Partial<StoredRequest>) =>
      journal.file([
        numbered(number, { kind: 'maintainer', state: 'waiting', facts: asked, ...more }),
      ]);
    const asked = { tool: 'bikes', shellName: 'zoe', username: '', change: 'add' };
    await follows(1, { after: id });
    await follows(2, { after: requestId(1) });
    await follows(3, { after: id, state: 'dismissed' });
    await follows(4, {});
    const { behind } = await desk.ask('bundles.export', {});
    expect(behind.map((request) => request.id)).toEqual([requestId(1), requestId(2)]);
  });

  it('can be taken back, and then say that another desk may have made the account', async () => {
    const [desk, other] = [event.desk(), event.desk()];
    const { id } = await submit(desk);
    const { bundle } = await desk.ask('bundles.export', { ids: [id] });
    event.faults.before = undefined;
    await other.ask('bundles.import', { bundle });
    await other.settled(id);
    await desk.ask('requests.retry', { id });
    expect(await desk.settled(id)).toMatchObject({
      state: 'confirmed',
      origin: 'there-before',
      handedOver: true,
    });
    expect(await event.directory.look({ names: ['zoe'] })).toHaveLength(1);
  });

  it('travel without the password in clear, also where whoever opens it looks inside', async () => {
    const desk = event.desk();
    await submit(desk);
    const { bundle } = await desk.ask('bundles.export', {});
    const { content: inside, byDesk } = await sealWith('desk').open(bundle);
    expect(byDesk).toBe(true);
    expect(inside).toContain('{SSHA}');
    expect(inside).not.toContain(password);
    const report = await desk.ask('bundles.inspect', { bundle });
    expect(report.from).toBe('desk');
    expect(JSON.stringify(report)).not.toContain('SSHA');
  });

  it('go without the password’s hash from a desk that has no event key, which says so', async () => {
    const keyless = event.desk({ bundleSeal: sealWith('laptop') });
    const { id } = await submit(keyless);
    const { bundle, proven } = await keyless.ask('bundles.export', {});
    expect(proven).toBe(false);
    expect((await sealWith('desk').open(bundle)).content).not.toContain('SSHA');
    event.faults.before = undefined;
    const other = event.desk();
    expect(await other.ask('bundles.import', { bundle })).toMatchObject({ from: 'unproven' });
    expect(await other.settled(id)).toMatchObject({ problem: { code: 'password-needed' } });
    await other.ask('requests.retry', { id, password });
    expect(await other.settled(id)).toMatchObject({ state: 'confirmed', origin: 'made' });
  });

  it('make nothing anew where their bundle is played back after it was dealt with', async () => {
    const [desk, other] = [event.desk(), event.desk()];
    const { id } = await submit(desk);
    const { bundle } = await desk.ask('bundles.export', {});
    await other.ask('bundles.import', { bundle });
    await other.settled(id);
    await other.ask('requests.dismiss', { id, reason: 'went home' });
    event.faults.before = undefined;
    expect(await other.ask('bundles.import', { bundle })).toMatchObject({
      requests: [{ id, verdict: 'known' }],
    });
    expect(await other.ask('requests.get', { id })).toMatchObject({ state: 'dismissed' });
    expect(await event.directory.look({ names: ['zoe'] })).toEqual([]);
  });

  it('come back with their own bundle, and from the other desk', async () => {
    const [desk, other] = [event.desk(), event.desk()];
    const { id } = await submit(desk);
    const { bundle } = await desk.ask('bundles.export', {});
    await other.ask('bundles.import', { bundle });
    await other.settled(id);
    const back = await other.ask('bundles.export', {});
    expect(back.requests).toMatchObject([{ id, state: 'handed-over' }]);
    const { requests } = await desk.ask('bundles.import', { bundle: back.bundle });
    expect(requests).toMatchObject([{ id, verdict: 'comes-back' }]);
    expect(await desk.settled(id)).toMatchObject({ state: 'waiting' });
  });

  it('go again by name, for a bundle that was lost', async () => {
    const desk = event.desk();
    const { id } = await submit(desk);
    await desk.ask('bundles.export', {});
    expect(await desk.call('bundles.export', {})).toMatchObject({
      error: { code: 'bundle-nothing' },
    });
    expect((await desk.ask('bundles.export', { ids: [id] })).requests).toMatchObject([{ id }]);
  });

  it('do not go while they are being sent, nor once they have ended', async () => {
    const desk = event.desk();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    event.faults.before = async () => promise;
    const { id } = await desk.ask('requests.submit', { ...card, password });
    expect(await desk.call('bundles.export', { ids: [id] })).toMatchObject({
      error: { code: 'bundle-nothing' },
    });
    resolve(undefined);
    expect(await desk.settled(id)).toMatchObject({ state: 'confirmed' });
    expect(await desk.call('bundles.export', {})).toMatchObject({
      error: { code: 'bundle-nothing' },
    });
  });

  it('stay where they are when they cannot be sealed', async () => {
    const desk = event.desk({});
    const { id } = await submit(desk);
    expect(await desk.call('bundles.export', {})).toMatchObject({
      error: { code: 'bundle-no-event-key' },
    });
    expect(await desk.ask('requests.get', { id })).toMatchObject({ state: 'waiting' });
    expect(await desk.ask('requests.dismiss', { id, reason: 'free again' })).toBeDefined();
  });

  it('that do not fit one bundle stay, and are counted', async () => {
    const desk = event.desk();
    const many = Array.from({ length: 250 }, (_, i) => {
      const shellName = `many${i}`;
      return submit(desk, { username: `Many ${i}`, shellName, email: `${shellName}@example.org` });
    });
    await Promise.all(many);
    const { requests, left } = await desk.ask('bundles.export', {});
    expect(requests.length).toBeGreaterThan(60);
    expect(requests.length + left).toBe(250);
    expect((await desk.ask('requests.list', {})).pending).toBe(left);
    expect((await desk.ask('bundles.export', {})).requests.length).toBeGreaterThan(0);
  });
});
