import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import type { Caller } from '../../../../electron/core/base/caller.ts';
import { createSshTest } from '../../../../electron/core/connection/ssh-test.ts';
import type { SshRun, SshTarget } from '../../../../electron/core/ports/connection/ssh.ts';
import { behindRefused } from '../../../shared/ssh/ssh-samples.ts';
import { plainCloudProfile } from '../../../fakes/practice-cloud.ts';

const LOGIN = 'login.example.org';

function serviceFor(host: Caller['host'], run: SshRun = { text: '' }, show?: () => never) {
  const asked: SshTarget[] = [];
  const cloud = plainCloudProfile();
  const toolforge = cloud.toolforge && { ...cloud.toolforge, loginHost: LOGIN };
  const nobody = () => Promise.reject(new AppError('not-found', 'nobody'));
  const service = createSshTest({
    profile: { cloud: { ...cloud, toolforge } },
    ssh: { attempt: async (target) => (asked.push(target), run) },
    people: { show: async () => (show ?? nobody)() },
    caller: { host },
  });
  return { service, asked };
}

const plain = { withKey: true, shellName: undefined, through: undefined, hosts: [] };

describe('ssh-test', () => {
  it('goes from a screen to the hosts of the profile alone', async () => {
    const { service, asked } = serviceFor('web');
    await service.test({ ...plain, hosts: [LOGIN] });
    await service.test(plain);
    expect(asked.map(({ host }) => host)).toEqual([LOGIN, LOGIN]);
    const others = [
      { hosts: ['other.example.org'] },
      { hosts: [LOGIN], through: 'other.example.org' },
    ];
    for (const other of others) {
      await expect(service.test({ ...plain, ...other })).rejects.toMatchObject({
        code: 'not-allowed',
      });
    }
    expect(asked).toHaveLength(2);
  });

  it('goes from a terminal anywhere, and needs a port that there is', async () => {
    const { service, asked } = serviceFor('cli');
    await service.test({
      ...plain,
      hosts: ['vm.example.org:2222'],
      shellName: 'jdoe',
      withKey: false,
    });
    expect(asked).toEqual([
      { host: 'vm.example.org', port: 2222, user: 'jdoe', through: undefined, withKey: false },
    ]);
    await expect(service.test({ ...plain, hosts: ['x:0'] })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('knows a computer without ssh, and whom it was about', async () => {
    const { service } = serviceFor('cli', { text: undefined });
    const { results } = await service.test({ ...plain, hosts: ['x'], shellName: 'jdoe' });
    expect(results[0]?.reading).toMatchObject({ cause: 'no-ssh', host: 'x', user: 'jdoe' });
  });
});

describe('a comparison', () => {
  const typed = { shellName: 'jdoe', pasted: behindRefused };

  it('tells the newcomer’s side where the directory cannot be asked, and no more than that', async () => {
    const { service } = serviceFor('web', undefined, () => {
      throw new AppError('directory-unreachable', 'away');
    });
    expect(await service.compare(typed)).toMatchObject({
      is: 'could-not-ask',
      reading: { cause: 'behind-refused' },
      keys: [],
    });
  });

  it('says that nobody has the name', async () => {
    await expect(serviceFor('web').service.compare(typed)).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
