import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdapters } from '../electron/adapters/create-adapters.ts';
import { createDesk } from '../electron/cli/desk.ts';
import { createApp } from '../electron/core/app.ts';
import { owner } from '../electron/core/base/caller.ts';
import type { ProjectState } from '../shared/requests/project.ts';
import type { RequestView } from '../shared/requests/request.ts';
import type { Result } from '../shared/result.ts';
import type { Cloud } from '../test/servers/cloud/cloud.ts';
import { testProfile } from '../test/servers/test-profile.ts';
import { purpose, quotas, rules, toolforge, type ProjectWish } from './cloud-wishes.ts';

/** How long a request took, in milliseconds. */
export interface Taken {
  /** Until the cloud showed on being asked that everything is as it was wished. */
  readonly shown: number;
  /** Until it was confirmed: the directory's group, which the cloud's hook writes, has everybody as well. */
  readonly confirmed: number;
}

/** Lanyard as an operator sets it up, at a real cloud. */
export interface CloudDesk {
  /** Somebody with an account and nothing else. */
  person(): Promise<string>;
  membership(person: string): Promise<Taken>;
  project(wish: ProjectWish): Promise<Taken>;
  /** What has become of a project, whoever made it. */
  standing(name: string): Promise<ProjectState>;
  stop(): Promise<void>;
}

let serial = 0;
const nextPerson = () => ({
  uid: `bench-${process.pid}-${(serial += 1)}`,
  number: 200_000 + serial,
});

const profileFor = ({ slapd, profile }: Pick<Cloud, 'slapd' | 'profile'>) =>
  testProfile(slapd, {
    cloud: {
      ...profile,
      toolforge,
      // What is compared is the work, not the wait after it.
      groupSettleSeconds: 0,
      projects: {
        ...{ mode: 'direct', domain: 'default', roles: ['member', 'reader'] },
        ...{ nameRule: '^[a-z][a-z0-9-]*$', defaultEndDays: 90 },
        quotaPresets: { bench: quotas },
        securityGroupRules: [...rules],
      },
    },
  });

function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(`${result.error.code}: ${result.error.message}`);
}

/** A profile file, `OS_*` and the bind password in the environment, a journal sealed on the disk. */
export async function openCloudDesk(cloud: Omit<Cloud, 'hook' | 'stop'>): Promise<CloudDesk> {
  const folder = mkdtempSync(join(tmpdir(), 'lanyard-bench-'));
  const profile = join(folder, 'event.yaml');
  writeFileSync(profile, JSON.stringify(profileFor(cloud)));
  const secrets = {
    LANYARD_BIND_PASSWORD: cloud.slapd.writer.password,
    LANYARD_PASSPHRASE: 'nine horses ran to sea',
  };
  const env = { ...cloud.env, ...secrets, LDAPNOINIT: '1' };
  const ports = await createAdapters({ profile, dataFolder: folder, env });
  const app = createApp(ports);
  await app.start();
  const caller = app.for(owner('cli'));
  const { call, settled } = createDesk(caller);

  /** Files a request and follows it to its end. All but the group is seen in the cloud. */
  const follow = async (file: () => Promise<Result<RequestView>>): Promise<Taken> => {
    const start = performance.now();
    const shown = new Map<string, number>();
    const stop = caller.events.on('requests.changed', ({ id, steps }) => {
      const isShown = steps.every(
        ({ id: step, state }) =>
          step === 'confirm-group' || state === 'confirmed' || state === 'not-needed',
      );
      if (isShown && !shown.has(id)) shown.set(id, performance.now() - start);
    });
    const { id } = valueOf(await file());
    const { state, problem } = valueOf(await settled(id));
    const confirmed = performance.now() - start;
    stop();
    if (state !== 'confirmed') throw new Error(`It ended ${state}: ${problem?.code ?? ''}`);
    return { shown: shown.get(id) ?? confirmed, confirmed };
  };

  return {
    async person() {
      const { uid, number: uidNumber } = nextPerson();
      const person = { uid, cn: uid, mail: `${uid}@example.org`, uidNumber };
      await ports.directory.addPerson(person, 'nine horses ran');
      return uid;
    },
    membership: (shellName) =>
      follow(() =>
        call('memberships.file', { shellName, as: 'member', reason: 'a bot for bike racks' }),
      ),
    project: ({ name, members: all }) => {
      const members = all.map((shellName) => ({ shellName, as: 'member' as const }));
      return follow(() => call('projects.create', { name, purpose, members }));
    },
    standing: async (name) => valueOf(await call('projects.show', { name })),
    async stop() {
      await app.stop();
      rmSync(folder, { recursive: true });
    },
  };
}
