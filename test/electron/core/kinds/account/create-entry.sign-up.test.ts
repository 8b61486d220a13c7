import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSignUpPolicy } from '../../../../../electron/adapters/names/sign-up-policy.ts';
import type { Directory } from '../../../../../electron/core/ports/directory.ts';
import type { Profile } from '../../../../../shared/domain/profile.ts';
import { directoryOf } from '../../../../fakes/people.ts';
import { plainProfile } from '../../../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../../../fakes/world.ts';
import { newcomer } from '../../../../suites/account-world.ts';

type Away = Profile['accounts']['nameCheckAway'];

/** A sign-up service on this machine: it refuses names with `blocked` in them. */
async function startSignUp() {
  const asked: unknown[] = [];
  let status: number | undefined;
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part: Buffer) => (text += part.toString()));
    request.on('end', () => {
      asked.push(JSON.parse(text));
      const isRefused = text.includes('blocked');
      response.writeHead(status ?? (isRefused ? 400 : 201), { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(isRefused ? { username: ['It is on the title blocklist.'] } : {}),
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    asked,
    url: `http://127.0.0.1:${port}/`,
    answers: (code: number | undefined) => void (status = code),
    stop: () => new Promise((resolve) => server.close(resolve)),
  };
}

describe('an account whose names the sign-up service is asked about', () => {
  let service: Awaited<ReturnType<typeof startSignUp>>;
  let directory: Directory;
  let world: World;

  const open = (nameCheckAway: Away): World => {
    const plain = plainProfile();
    const profile = { ...plain, accounts: { ...plain.accounts, nameCheckAway } };
    const namePolicy = createSignUpPolicy(service.url);
    world = createWorld({ directory, profile, ports: { namePolicy } });
    return world;
  };
  const submit = async (username: string) => {
    const { id } = await world.ask('requests.submit', newcomer({ username }));
    return world.settled(id);
  };
  const standing = async (username: string) =>
    (await directory.look({ names: [username] })).flatMap(({ cns }) => cns);

  beforeEach(async () => {
    service = await startSignUp();
    directory = directoryOf();
  });
  afterEach(async () => {
    await world.app.stop();
    removeFolder(world.folder);
    await service.stop();
  });

  it('is made where it has nothing against them', async () => {
    open('wait');
    expect(await submit('Fine Name')).toMatchObject({ state: 'confirmed' });
    expect(service.asked).toMatchObject([{ username: 'Fine Name' }]);
  });

  for (const away of ['wait', 'go-on'] as const) {
    it(`needs a person where it refuses them, with its reason, whatever the profile says (${away})`, async () => {
      open(away);
      const { id, ...request } = await submit('Some blocked Name');
      expect(request).toMatchObject({
        ...{ state: 'needs-you', editable: true },
        problem: { code: 'name-refused', params: ['It is on the title blocklist.'] },
      });
      expect(await standing('Some blocked Name')).toEqual([]);
      const names = { username: 'Another Name', shellName: 'another' };
      await world.ask('requests.rename', { id, ...names });
      expect(await world.settled(id)).toMatchObject({ state: 'confirmed', ...names });
    });
  }

  it('waits while it cannot be asked, and is made once it answers', async () => {
    open('wait');
    service.answers(503);
    const { id, ...request } = await submit('Patient Name');
    expect(request).toMatchObject({
      ...{ state: 'waiting', problem: { code: 'name-check-unreachable' } },
    });
    expect(await standing('Patient Name')).toEqual([]);
    service.answers(undefined);
    await world.ask('requests.sync', {});
    expect(await world.settled(id)).toMatchObject({ state: 'confirmed' });
  });

  it('is made all the same while it cannot be asked where the profile goes on', async () => {
    open('go-on');
    service.answers(503);
    expect(await submit('Hasty Name')).toMatchObject({ state: 'confirmed' });
  });

  it('that stands there already is not asked about', async () => {
    open('wait');
    const card = newcomer({ username: 'Old blocked Name' });
    const { shellName: uid, username: cn, email: mail } = card;
    await directory.addPerson({ uid, cn, mail, uidNumber: 100_001 }, card.password);
    const { id } = await world.ask('requests.submit', card);
    expect(await world.settled(id)).toMatchObject({ state: 'confirmed', origin: 'there-before' });
    expect(service.asked).toEqual([]);
  });
});
