import { setTimeout as wait } from 'node:timers/promises';
import { createLdapDirectories } from '../../electron/adapters/ldap/directories.ts';
import { saltedHash } from '../../electron/adapters/ldap/salted-hash.ts';
import { AppError } from '../../electron/core/base/errors.ts';
import type { Cloud as CloudPort } from '../../electron/core/ports/cloud.ts';
import type { Cloud } from '../servers/cloud/cloud.ts';
import { cloudServices } from '../servers/cloud/services.ts';
import { testProfile } from '../servers/test-profile.ts';
import { furnish } from './furnish.ts';
import type { Plan } from './plan.ts';
import { openCloud } from './real-cloud.ts';
import { through, type Pass } from './through.ts';
import { seeWorld, type WorldSeen } from './world-seen.ts';
import type { CloudPlan } from './wish.ts';

/** Numbers that no request takes: below the ranges of people and tools. */
let nextNumber = 20_000;

interface Direct {
  readonly ports: ReturnType<typeof directories>;
  readonly cloud: CloudPort;
}

const directories = ({ slapd }: Cloud) => {
  const { directory: profile } = testProfile(slapd);
  const { directory, tools, groups } = createLdapDirectories({
    ...{ profile, ca: slapd.caPem, credentials: slapd.writer },
  });
  if (!tools || !groups) throw new Error('the test profile lacks a section');
  return { directory, tools, groups };
};

export const loginOf = ({ authUrl, address: { admin } }: Pick<Cloud, 'authUrl' | 'address'>) => ({
  ...{ authUrl, username: admin.username, password: admin.password },
});

const TRIES = 10;
const PAUSE_MS = 500;

/** A cloud that so many runs ask at once is sometimes too busy (Keystone over SQLite says 500). */
const patiently: Pass = async (_, deliver) => {
  for (let tries = 1; ; tries += 1) {
    try {
      return await deliver();
    } catch (error) {
      const isBusy = error instanceof AppError && error.sort === 'network';
      if (!isBusy || tries === TRIES) throw error;
      await wait(PAUSE_MS);
    }
  }
};

async function directly<T>(real: Cloud, work: (direct: Direct) => Promise<T>): Promise<T> {
  const direct = { ports: directories(real), cloud: through(openCloud(loginOf(real)), patiently) };
  try {
    return await work(direct);
  } finally {
    await direct.ports.directory.close();
    await direct.cloud.close();
  }
}

/** Puts everybody and everything there that stands before the first desk opens. */
export const prepareCloud = (real: Cloud, cloud: CloudPlan, { residents }: Plan): Promise<void> =>
  directly(real, async ({ ports, ...ways }) => {
    for (const { shellName: uid, username: cn, email: mail, password } of residents) {
      const person = { uid, cn, mail, uidNumber: (nextNumber += 1) };
      await ports.directory.addPerson(person, saltedHash(password));
    }
    const firstNumber = (nextNumber += 1);
    nextNumber += cloud.tools.length;
    await furnish(cloud, { ...ways, tools: ports.tools, firstNumber });
  });

/** Services of the plan that such a cloud has at all. */
export const servicesOf = ({ services }: CloudPlan): CloudPlan['services'] =>
  services.filter((service) => cloudServices.some((real) => real === service));

/** Every name that begins like those of the run, or is one that the plan has there before. */
const namesIn = (text: string, form: RegExp): string[] =>
  [...text.matchAll(form)].map(([, name = '']) => name);

/** Looks at everything of the run, past every proxy. */
export const seeRun = (real: Cloud, cloud: CloudPlan, { run }: Plan): Promise<WorldSeen> =>
  directly(real, async ({ ports, ...ways }) => {
    const { authUrl, session, slapd } = real;
    const projects = JSON.stringify(await session.demand({ url: `${authUrl}/projects` }));
    const tools = slapd.ldapsearch([`(cn=tools.t${run}-*)`, 'cn']);
    const made = namesIn(projects, new RegExp(`"name":"(q${run}-[^"]+)"`, 'g'));
    const isStanding = ({ name }: { readonly name: string }): boolean => !made.includes(name);
    return seeWorld({
      ...{ ...ways, ...ports, plan: { ...cloud, services: servicesOf(cloud) } },
      projectNames: [...made, ...cloud.projects.filter(isStanding).map(({ name }) => name)],
      toolNames: [...new Set(namesIn(tools, new RegExp(`^cn: tools\\.(t${run}-.+)$`, 'gm')))],
      isOfRun: (shellName) => new RegExp(`^[pr]${run}-`).test(shellName),
    });
  });
