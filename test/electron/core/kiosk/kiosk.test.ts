import { afterEach, describe, expect, it } from 'vitest';
import type { KioskKeeper, KioskRecord } from '../../../../electron/core/ports/vault.ts';
import { owner } from '../../../../electron/core/base/caller.ts';
import { fakeClock } from '../../../fakes/clock.ts';
import { begun, memoryKiosk, ownCard, pin } from '../../../fakes/kiosk.ts';
import { directoryOf, jane } from '../../../fakes/people.ts';
import { plainProfile } from '../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';

const folders = new Set<string>();
const worlds: World[] = [];
const clock = fakeClock();

function open(
  disk: { record?: KioskRecord | undefined },
  folder?: string,
  keeper: Partial<KioskKeeper> = {},
): World {
  const world = createWorld({
    ...{ directory: directoryOf(jane), profile: plainProfile(), folder },
    ports: { kiosk: { ...memoryKiosk(disk), ...keeper }, clock },
  });
  folders.add(world.folder);
  worlds.push(world);
  return world;
}

afterEach(async () => {
  for (const world of worlds.splice(0)) await world.app.stop();
  for (const folder of folders) removeFolder(folder);
  folders.clear();
});

const guess = async ({ call }: World, typed: string): Promise<string> => {
  const answer = await call('kiosk.end', { pin: typed });
  return answer.ok ? 'open' : [answer.error.code, ...answer.error.params].join(' ');
};

describe('the PIN of a screen that is handed over', () => {
  it('is four to eight digits, and nothing else', async () => {
    const world = open({});
    for (const wrong of ['', '123', '123456789', '12a4', ' 1234', '١٢٣٤', '1234\n']) {
      expect(await world.call('kiosk.start', { pin: wrong, card: begun }), wrong).toMatchObject({
        error: { code: 'invalid-input' },
      });
    }
    for (const right of ['1234', '12345678']) {
      await world.ask('kiosk.start', { pin: right, card: begun });
      expect(await guess(world, right)).toBe('open');
    }
  });

  it('is not looked at for longer and longer after wrong ones, also by many calls at once', async () => {
    const world = open({});
    await world.ask('kiosk.start', { pin, card: begun });
    const many = await Promise.all(Array.from({ length: 20 }, () => guess(world, '0000')));
    expect(many.filter((answer) => answer === 'pin-wrong')).toHaveLength(3);
    expect(many.slice(3).every((answer) => answer === 'pin-paused 5')).toBe(true);
    expect(await guess(world, pin)).toBe('pin-paused 5');
    clock.advance(5000);
    expect(await guess(world, '0000')).toBe('pin-wrong');
    expect(await guess(world, pin)).toBe('pin-paused 10');
    clock.advance(10_000);
    expect(await guess(world, pin)).toBe('open');
  });

  it('counts a wrong one before it is looked at, so that ending the process gives no other try', async () => {
    const disk: { record?: KioskRecord | undefined } = {};
    const world = open(disk);
    await world.ask('kiosk.start', { pin, card: begun });
    for (let i = 0; i < 2; i += 1) await guess(world, '0000');
    const dying = open(disk, world.folder, { isPin: () => new Promise(() => undefined) });
    void guess(dying, '0000');
    await expect.poll(() => disk.record?.wrong).toBe(3);
    const after = open(disk, world.folder);
    expect(await guess(after, pin)).toBe('pin-paused 5');
    clock.advance(5000);
    expect(await guess(after, pin)).toBe('open');
  });
});

describe('a screen that is handed over', () => {
  it('stays so after a restart, with what the helper had typed', async () => {
    const disk: { record?: KioskRecord | undefined } = {};
    const first = open(disk);
    await first.ask('kiosk.start', { pin, card: begun });
    await first.app.stop();
    const world = open(disk, first.folder);
    expect(await world.call('requests.list', {})).toMatchObject({
      error: { code: 'screen-handed-over' },
    });
    expect(await world.ask('kiosk.begun', {})).toEqual({ ...begun, sshKey: '', further: [] });
    expect(await guess(world, pin)).toBe('open');
    expect(await world.ask('kiosk.current', {})).toMatchObject({ handedOver: false });
  });

  it('is kept without anybody’s name in clear', async () => {
    const disk: { record?: KioskRecord | undefined } = {};
    await open(disk).ask('kiosk.start', { pin, card: begun });
    const kept = Buffer.from(disk.record?.begun ?? []).toString('latin1');
    expect(kept).not.toMatch(/newperson|example/);
  });

  it('is one for every process on the same data, also where it is taken back', async () => {
    const disk: { record?: KioskRecord | undefined } = {};
    const [one, other] = [open(disk), open(disk)];
    const told: boolean[] = [];
    other.events.on('kiosk.changed', ({ handedOver }) => told.push(handedOver));
    await other.app.start();
    await one.ask('kiosk.start', { pin, card: begun });
    expect(await other.call('requests.list', {})).toMatchObject({
      error: { code: 'screen-handed-over' },
    });
    await one.ask('kiosk.end', { pin });
    clock.advance(2000);
    await expect.poll(() => told).toEqual([true, false]);
    expect((await other.call('requests.list', {})).ok).toBe(true);
  });

  it('tells how far the newcomer is, and nothing that is typed', async () => {
    const world = open({});
    const told: string[] = [];
    world.events.on('kiosk.changed', (view) => told.push(JSON.stringify(view)));
    await world.ask('kiosk.start', { pin, card: begun });
    await world.ask('kiosk.note', { at: 3, of: 8 });
    await world.ask('names.check', { username: 'Secret Name', shellName: 'secretname' });
    expect(JSON.parse(told.at(-1) ?? '')).toMatchObject({
      handedOver: true,
      step: { at: 3, of: 8 },
    });
    expect(told.join(' ')).not.toMatch(/Secret|newperson/);
  });

  it('is shown the newcomer’s own request until it is cleared, and gives it to the helper', async () => {
    const disk: { record?: KioskRecord | undefined } = {};
    const world = open(disk);
    await world.ask('kiosk.start', { pin, card: begun });
    const { requests } = await world.ask('kiosk.submit', ownCard);
    expect(requests).toMatchObject([{ kind: 'account', shellName: 'newperson' }]);
    expect(JSON.stringify(requests)).not.toContain('example.org');
    // Also a process that was not there then.
    expect((await open(disk, world.folder).ask('kiosk.current', {})).requests).toHaveLength(1);
    expect(await world.ask('kiosk.clear', {})).toMatchObject({ cleared: true, requests: [] });
    expect(await world.ask('kiosk.begun', {})).toMatchObject({ username: '', email: '' });
    const { request } = await world.ask('kiosk.end', { pin });
    expect(request).toBe(requests[0]?.id);
    expect((await world.ask('requests.list', {})).requests).toHaveLength(1);
  });
});

describe('a PIN that nobody knows any more', () => {
  const terminal = ({ app }: World) => app.for(owner('cli')).dispatch;

  it('is not needed by a terminal that opens what is sealed there', async () => {
    const disk: { record?: KioskRecord | undefined } = {};
    const world = open(disk);
    await world.ask('kiosk.start', { pin, card: begun });
    expect(await terminal(world)('kiosk.release', {})).toMatchObject({
      ok: true,
      value: { handedOver: false },
    });
    expect(disk.record).toBeUndefined();
  });

  it('is needed where the desk’s key is another one, or locked', async () => {
    const disk: { record?: KioskRecord | undefined } = {};
    const world = open(disk);
    await world.ask('kiosk.start', { pin, card: begun });
    const { record } = disk;
    disk.record = record && { ...record, begun: Uint8Array.of(1, 2, 3) };
    expect(await terminal(world)('kiosk.release', {})).toMatchObject({ ok: false });
    expect(disk.record).toBeDefined();
  });
});
