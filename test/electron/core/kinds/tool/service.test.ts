import { beforeEach, describe, expect, it } from 'vitest';
import { AppError } from '../../../../../electron/core/base/errors.ts';
import type { PolicyVerdict } from '../../../../../electron/core/ports/name-policy.ts';
import type { ToolDirectory } from '../../../../../electron/core/ports/tool-directory.ts';
import type { Profile } from '../../../../../shared/domain/profile.ts';
import { plainProfile, withoutTools } from '../../../../fakes/profile.ts';
import { toolGroup, toolNumber, toolPlace, toolUser } from '../../../../fakes/tools.ts';
import { createWorld, removeFolder, type World } from '../../../../fakes/world.ts';

const profile: Profile = {
  ...plainProfile(),
  accounts: { ...plainProfile().accounts, reserved: ['root', '*-dns-manager'] },
};

describe('tools', () => {
  let world: World;
  let said: PolicyVerdict;
  let asked: unknown[];

  const open = (standing: Parameters<typeof toolPlace>[0], more: Partial<ToolDirectory> = {}) => {
    const { directory, tools } = toolPlace(standing);
    const namePolicy = {
      check: (names: unknown) => {
        asked.push(names);
        return Promise.resolve(said);
      },
    };
    world = createWorld({
      directory,
      profile,
      ports: { namePolicy, tools: { ...tools, ...more } },
    });
  };
  const check = (name: string) => world.ask('tools.check', { name });

  beforeEach(() => {
    said = { is: 'allowed' };
    asked = [];
    open({ groups: [toolGroup({ others: ['uid=tools.a\\2cb,ou=x'] })] });
    return async () => {
      await world.app.stop();
      removeFolder(world.folder);
    };
  });

  it.each(['Bikes', '1bikes', 'bikes-', 'bi_kes', 'b'.repeat(33), 'bi kes'])(
    'cannot be called %s, and nobody is asked',
    async (name) => {
      expect(await check(name)).toMatchObject({
        state: 'broken',
        rule: 'tool-name',
        params: [name],
      });
      expect(asked).toEqual([]);
    },
  );

  it.each(['root', 'my-dns-manager'])('cannot be called %s, which is reserved', async (name) => {
    expect(await check(name)).toMatchObject({ state: 'broken', rule: 'reserved' });
  });

  it('without a prefix cannot be called like an account of the system', async () => {
    await world.app.stop();
    const { tools } = profile.directory;
    const bare = { ...profile.directory, tools: tools && { ...tools, prefix: '' } };
    const place = toolPlace();
    world = createWorld({
      ...{ directory: place.directory, profile: { ...profile, directory: bare } },
      ports: { tools: place.tools },
    });
    for (const name of ['postgres', 'nova']) {
      expect(await check(name)).toMatchObject({ state: 'broken', rule: 'reserved' });
      expect(await world.call('tools.create', { name, maintainer: 'jdoe' })).toMatchObject({
        error: { code: 'invalid-input', fields: [{ field: 'name', rule: 'reserved' }] },
      });
    }
    await world.app.stop();
    open({});
    expect(await check('postgres')).toMatchObject({ state: 'free' });
  });

  it('have free names, names that are taken, and whose', async () => {
    expect(await check('trains')).toEqual({ name: 'trains', state: 'free', params: [] });
    expect(await check('bikes')).toMatchObject({ state: 'taken', maintainers: ['jdoe'] });
  });

  it('have no name that the sign-up service refuses, in its own words', async () => {
    said = { is: 'refused', field: 'username', words: 'Matches the blocklist' };
    expect(await check('trains')).toMatchObject({
      ...{ state: 'broken', rule: 'policy', params: ['Matches the blocklist'] },
    });
    expect(asked).toEqual([{ username: 'trains', shellName: 'trains' }]);
    expect(await check('bikes')).toMatchObject({ state: 'taken' });
  });

  it('have names of which nothing is known where nobody could be asked', async () => {
    said = { is: 'could-not-ask' };
    expect(await check('trains')).toMatchObject({ state: 'unknown', rule: 'policy' });
    await world.app.stop();
    const failure = new AppError('directory-unreachable', 'away');
    open({}, { lookAtTool: () => Promise.reject(failure) });
    expect(await check('trains')).toMatchObject({ state: 'unknown', rule: failure.code });
  });

  it('are shown as they stand, with what is missing', async () => {
    expect(await world.ask('tools.show', { name: 'bikes' })).toMatchObject({
      ...{ name: 'bikes', gidNumber: toolNumber, maintainers: ['jdoe'], disabled: false },
      ...{ otherMaintainers: ['tools.a,b'], broken: ['user', 'sudo-rule'] },
    });
    expect(await world.call('tools.show', { name: 'trains' })).toMatchObject({
      error: { code: 'tool-missing', params: ['trains'] },
    });
  });

  it('are whole, or have a user with other numbers, or only a user that is disabled', async () => {
    const show = async (standing: Parameters<typeof toolPlace>[0]) => {
      await world.app.stop();
      open(standing);
      return world.ask('tools.show', { name: 'bikes' });
    };
    const groups = [toolGroup()];
    const sudoRules = ['bikes'];
    expect(await show({ groups, sudoRules, accounts: [toolUser()] })).toMatchObject({ broken: [] });
    const other = [toolUser({ gidNumber: 50_001 })];
    expect(await show({ groups, sudoRules, accounts: other })).toMatchObject({ broken: ['user'] });
    expect(await show({ sudoRules, accounts: [toolUser({ blocked: true })] })).toMatchObject({
      ...{ broken: ['group'], disabled: true, maintainers: [] },
    });
  });

  it('are not filed under a name that none can have, and the field is named', async () => {
    const wish = { name: 'root', maintainer: 'jdoe' };
    expect(await world.call('tools.create', wish)).toMatchObject({
      error: { code: 'invalid-input', fields: [{ field: 'name', rule: 'reserved' }] },
    });
    const change = { tool: 'No tool', shellName: 'jdoe', change: 'add' as const };
    expect(await world.call('tools.setMaintainer', change)).toMatchObject({
      error: { code: 'invalid-input', fields: [{ field: 'tool', rule: 'tool-name' }] },
    });
  });

  it('are not there in an event without tools', async () => {
    await world.app.stop();
    const { directory } = toolPlace();
    world = createWorld({ directory, profile: withoutTools(profile) });
    for (const call of [
      world.call('tools.create', { name: 'trains', maintainer: 'jdoe' }),
      world.call('tools.show', { name: 'trains' }),
      world.call('tools.check', { name: 'trains' }),
    ]) {
      expect(await call).toMatchObject({ error: { code: 'not-found' } });
    }
  });
});
