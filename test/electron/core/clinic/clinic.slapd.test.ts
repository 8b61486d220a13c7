import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLdapDirectories } from '../../../../electron/adapters/ldap/directories.ts';
import { newId, systemClock } from '../../../../electron/adapters/node/system.ts';
import { createPracticeCloud } from '../../../../electron/adapters/practice/cloud/cloud.ts';
import type { ClinicLine, Verdict } from '../../../../shared/clinic/clinic.ts';
import type { Profile } from '../../../../shared/domain/profile.ts';
import type { Input, Output } from '../../../../shared/contract/index.ts';
import { owner } from '../../../../electron/core/base/caller.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { closedCloud } from '../../../../electron/core/ports/closed-systems.ts';
import { plainCloudProfile } from '../../../fakes/practice-cloud.ts';
import { createWorld, removeFolder, type World } from '../../../fakes/world.ts';
import { seedPerson } from '../../../servers/seed-people.ts';
import { startSlapd, type Slapd } from '../../../servers/slapd.ts';
import { testProfile } from '../../../servers/test-profile.ts';
import { nameOf, rows, stagedCloud, stagedLdif, type Row } from './staged-faults.ts';

const healthy = Array.from({ length: 20 }, (_, n) => seedPerson(n + 1).uid);
/** Only of this event: its Toolforge and its jump hosts are those of the rows. */
const cloudProfile = () => ({
  ...plainCloudProfile(),
  toolforge: { project: nameOf('tools'), role: 'reader', approval: 'here' as const },
  bastion: { project: nameOf('bastion'), role: 'reader' },
});

describe('the clinic at a directory', () => {
  let slapd: Slapd;
  let profile: Profile;
  const worlds: World[] = [];

  const open = async (isCloudAway = false): Promise<World> => {
    const ldap = createLdapDirectories({ profile: profile.directory, ca: slapd.caPem });
    await ldap.directory.signIn(slapd.writer);
    const cloud = createPracticeCloud({
      ...{ profile: cloudProfile(), people: ldap.directory, clock: systemClock, newId },
      groups: { setMembers: () => undefined },
      log: { info: () => undefined, error: () => undefined },
      state: stagedCloud(healthy),
    });
    const { directory, ...others } = ldap;
    const away = closedCloud(new AppError('cloud-unreachable', 'away'));
    const world = createWorld({
      ...{ directory, profile },
      ports: {
        ...others,
        cloud: isCloudAway ? away : cloud,
        cloudSession: { signedIn: true, username: '' },
      },
    });
    worlds.push(world);
    return world;
  };

  beforeAll(async () => {
    slapd = await startSlapd({ seedLdif: stagedLdif(healthy), uniqueOverlay: false });
    profile = { ...testProfile(slapd), cloud: cloudProfile() };
  });
  afterAll(async () => {
    for (const world of worlds) {
      await world.app.stop();
      removeFolder(world.folder);
    }
    await slapd.stop();
  });

  const told = (lines: readonly ClinicLine[], verdict: Verdict): string[] =>
    lines.filter((line) => line.verdict === verdict).map(({ check, found }) => `${check}:${found}`);

  const ask = (world: World, { uid, question = {} }: Row): Promise<Output<'clinic.look'>> => {
    const { project, ...others } = question;
    const named = project === undefined ? {} : { project: nameOf(project) };
    return world.ask('clinic.look', { who: uid, ...others, ...named });
  };

  it('names each staged fault, and nothing else', async () => {
    const world = await open();
    for (const row of rows) {
      const { lines } = await ask(world, row);
      expect.soft(told(lines, 'broken'), row.fault).toEqual(row.broken);
      expect.soft(told(lines, 'waiting'), row.fault).toEqual(row.waiting ?? []);
      expect.soft(told(lines, 'could-not-ask'), row.fault).toEqual([]);
      for (const line of lines) {
        if (line.verdict === 'broken')
          expect.soft(line.mend, `${row.fault}: ${line.check}`).toBeDefined();
      }
    }
  });

  it('finds nothing wrong with healthy people', async () => {
    const world = await open();
    for (const who of healthy) {
      const { lines } = await world.ask('clinic.look', { who });
      expect.soft(told(lines, 'broken'), who).toEqual([]);
      expect.soft(told(lines, 'could-not-ask'), who).toEqual([]);
      expect.soft(told(lines, 'fine').length, who).toBeGreaterThan(12);
    }
  });

  it('leaves the other lines as they are while the cloud is away', async () => {
    const away = await open(true);
    const there = await open();
    const who = healthy[0] ?? '';
    const [without, whole] = await Promise.all([
      away.ask('clinic.look', { who }),
      there.ask('clinic.look', { who }),
    ]);
    const unasked = new Set(
      without.lines.filter(({ verdict }) => verdict === 'could-not-ask').map(({ check }) => check),
    );
    expect(unasked.size).toBeGreaterThan(5);
    expect(told(without.lines, 'broken')).toEqual([]);
    const known = (lines: readonly ClinicLine[]) =>
      lines.filter(({ check }) => !unasked.has(check));
    expect(known(without.lines)).toEqual(known(whole.lines));
    expect(without.lines.filter(({ check }) => check === 'account')).toMatchObject([
      { found: 'found' },
    ]);
  });

  it('says that nobody could be asked while the directory is down, and guesses nothing', async () => {
    const world = await open();
    const row = rows.find(({ uid }) => uid === 'half-key') ?? expect.fail('there is no such row');
    await slapd.kill();
    try {
      const { lines } = await ask(world, row);
      expect(told(lines, 'broken')).toEqual([]);
      expect(told(lines, 'could-not-ask')).toEqual(
        expect.arrayContaining(['account:could-not-ask', 'key-form:could-not-ask']),
      );
    } finally {
      await slapd.restart();
    }
    const { lines } = await ask(world, row);
    expect(told(lines, 'broken')).toEqual(row.broken);
  });

  it('mends stored keys for who types the password, and looks again', async () => {
    const world = await open();
    for (const who of [
      'half-key',
      'wrapped-key',
      'ended-key',
      'windows-key',
      'joined-keys',
      'below-half',
      'mark-key',
      'twice-key',
      'both-keys',
    ]) {
      const { lines } = await world.ask('clinic.look', { who });
      const mend = lines.find(({ check }) => check === 'key-form')?.mend;
      if (mend?.is !== 'keys') throw new Error(`${who} has no such mend`);
      const form: Input<'accounts.changeKeys'> = {
        shellName: who,
        tidy: mend.tidy,
        password: 'nine horses ran',
      };
      const { id } = await world.ask('accounts.changeKeys', form);
      expect.soft(await world.settled(id), who).toMatchObject({ state: 'confirmed' });
      const again = await world.ask('clinic.look', { who });
      // Half a key is none: it goes, and a new one has to come.
      expect.soft(told(again.lines, 'broken'), who).toEqual(who === 'half-key' ? ['key:none'] : []);
    }
  });

  it('completes a tool, and looks again', async () => {
    const world = await open();
    for (const who of ['tool-no-user', 'tool-no-sudo']) {
      const { lines } = await world.ask('clinic.look', { who });
      const mend = lines.find(({ check }) => check === 'tool')?.mend;
      if (mend?.is !== 'tool') throw new Error(`${who} has no such mend`);
      const { name, maintainer } = mend;
      const { id } = await world.ask('tools.create', { name, maintainer });
      expect.soft(await world.settled(id), who).toMatchObject({ state: 'confirmed' });
      const again = await world.ask('clinic.look', { who });
      expect.soft(told(again.lines, 'broken'), who).toEqual([]);
      expect.soft(told(again.lines, 'waiting'), who).toEqual(['delay:running']);
    }
  });

  it('tries a password, and only a few wrong ones', async () => {
    const world = await open();
    const shellName = 'no-need';
    const typed = (password: string) => world.ask('clinic.tryPassword', { shellName, password });
    expect(await typed('nine horses ran')).toMatchObject({ check: 'password', found: 'works' });
    for (const password of ['a', 'b', 'c']) {
      expect(await typed(password)).toMatchObject({ found: 'wrong', verdict: 'broken' });
    }
    expect(await typed('nine horses ran')).toMatchObject({ found: 'paused', verdict: 'waiting' });
  });

  it('tries no more of them where many are typed at once, by whomever', async () => {
    const world = await open();
    const callers = [world.app.for(owner('web')), world.app.for(owner('cli'))];
    const guesses = callers.flatMap(({ dispatch }) =>
      Array.from({ length: 6 }, (_, i) =>
        dispatch('clinic.tryPassword', { shellName: 'no-need', password: `guess ${i}` }),
      ),
    );
    const answers = (await Promise.all(guesses)).map(
      (answer) =>
        answer.ok ? (answer.value as Output<'clinic.tryPassword'>).found : answer.error.code, // as the method answers
    );
    expect(answers.filter((found) => found === 'wrong')).toHaveLength(3);
    expect(answers.filter((found) => found === 'paused')).toHaveLength(9);
  });
});
