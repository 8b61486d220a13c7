import type { StoredRequest } from '../../electron/core/ports/request-journal.ts';
import type { Cloud as CloudPort } from '../../electron/core/ports/cloud.ts';
import type { Cloud } from '../servers/cloud/cloud.ts';
import { cloudServices } from '../servers/cloud/services.ts';
import { furnish } from './furnish.ts';
import type { Plan } from './plan.ts';
import { openCloud } from './real-cloud.ts';
import { addResidents, openDirectories, takeNumbers } from './real-people.ts';
import { onceMore, through } from './through.ts';
import { namesOf, seeWorld, type WorldSeen } from './world-seen.ts';
import type { CloudPlan } from './wish.ts';

interface Direct {
  readonly ports: ReturnType<typeof directories>;
  readonly cloud: CloudPort;
}

const directories = ({ slapd }: Cloud) => {
  const { tools, groups, ...others } = openDirectories(slapd);
  if (!tools || !groups) throw new Error('the test profile lacks a section');
  return { ...others, tools, groups };
};

export const loginOf = ({ authUrl, address: { admin } }: Pick<Cloud, 'authUrl' | 'address'>) => ({
  ...{ authUrl, username: admin.username, password: admin.password },
});

async function directly<T>(real: Cloud, work: (direct: Direct) => Promise<T>): Promise<T> {
  const direct = { ports: directories(real), cloud: through(openCloud(loginOf(real)), onceMore) };
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
    await addResidents(ports, residents);
    const firstNumber = takeNumbers(cloud.tools.length);
    await furnish(cloud, { ...ways, tools: ports.tools, firstNumber });
  });

/** Services of the plan that such a cloud has at all. */
export const servicesOf = ({ services }: CloudPlan): CloudPlan['services'] =>
  services.filter((service) => cloudServices.some((real) => real === service));

/** Every name that begins like those of the run, or is one that the plan has there before. */
const namesIn = (text: string, form: RegExp): string[] =>
  [...text.matchAll(form)].map(([, name = '']) => name);

interface Run {
  readonly plan: Pick<Plan, 'run'>;
  readonly cloud: CloudPlan;
  readonly requests: readonly StoredRequest[];
}

/** Looks at everything of the run, past every proxy. */
export const seeRun = (real: Cloud, { plan: { run }, cloud, requests }: Run): Promise<WorldSeen> =>
  directly(real, async ({ ports, ...ways }) => {
    const { authUrl, slapd } = real;
    const session = through(real.session, onceMore);
    const projects = JSON.stringify(await session.demand({ url: `${authUrl}/projects` }));
    const tools = slapd.ldapsearch([`(cn=tools.t${run}-*)`, 'cn']);
    const made = namesIn(projects, new RegExp(`"name":"(q${run}-[^"]+)"`, 'g'));
    const asked = namesOf(cloud, requests);
    const toolsMade = namesIn(tools, new RegExp(`^cn: tools\\.(t${run}-.+)$`, 'gm'));
    return seeWorld({
      ...{ ...ways, ...ports, plan: { ...cloud, services: servicesOf(cloud) } },
      // A name that stands twice among the projects is looked at twice.
      projectNames: [
        ...made,
        ...new Set(asked.projectNames.filter((name) => !made.includes(name))),
      ],
      toolNames: [...new Set([...toolsMade, ...asked.toolNames])],
      isOfRun: (shellName) => new RegExp(`^[pr]${run}-`).test(shellName),
    });
  });
