import { Client } from 'ldapts';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openToolDesk, type ToolDesk } from '../../../../fakes/tool-desk.ts';
import { manyTimes } from '../../../../races/runs.ts';
import { withProjectGroups } from '../../../../servers/cloud/project-groups.ts';
import { startSlapd, type Slapd } from '../../../../servers/slapd.ts';
import { suffix, tree } from '../../../../servers/tree.ts';
import { newTool } from '../../../../suites/directories-under-test.ts';
import { slapdDirectories } from '../../../../suites/slapd-directories.ts';

/** Above the range of the test profile's tools (50,000 to 59,999). */
const FOREIGN = 60_010;

/** How often the hook was given projects; those of each race are new. */
let played = 0;
let slapd: Slapd;
let desk: ToolDesk;
let owner: Client;
beforeAll(async () => {
  slapd = await startSlapd();
  desk = await openToolDesk(await slapdDirectories(slapd));
  owner = new Client({ url: slapd.ldapUrl });
  await owner.bind(slapd.rootDn, slapd.rootPassword);
  await owner.add(`cn=of-somebody-else,${tree.groups}`, {
    ...{ objectClass: ['groupOfNames', 'posixGroup'], cn: 'of-somebody-else' },
    ...{ gidNumber: String(FOREIGN), member: tree.groups },
  });
});
afterAll(async () => {
  await desk.close();
  await owner.unbind();
  await slapd.stop();
});

const makeTool = async (): Promise<number> => {
  const { id } = await desk
    .world()
    .ask('tools.create', { name: newTool().name, maintainer: await desk.member() });
  const { state, tool } = await desk.world().settled(id);
  expect(state).toBe('confirmed');
  return tool?.gidNumber ?? 0;
};
/** After four lost races the hook gives up, and says so to nobody. */
const hookWrites = (project: string): Promise<void> =>
  withProjectGroups(slapd.ldapUrl, (groups) =>
    groups.write(project, new Set(['novaadmin'])).catch(() => undefined),
  );
const gidsOf = (projects: string): number[] => {
  const found = slapd.ldapsearch([`(cn=project-${projects})`, 'gidNumber']);
  return [...found.matchAll(/^gidNumber: (\d+)$/gm)].map(([, gid]) => Number(gid));
};

/** Hundreds of rounds leave more groups than slapd tells the hook of in one answer, and then it writes none. */
async function makeRoom(gids: readonly number[]): Promise<void> {
  const filter = `(|${gids.map((gid) => `(gidNumber=${gid})`).join('')})`;
  const { searchEntries } = await owner.search(suffix, { filter });
  for (const { dn } of searchEntries) await owner.del(dn);
}

it('tools stay in their range where the hook has left it: it takes the highest of all and one', async () => {
  await hookWrites('after-foreign');
  expect(gidsOf('after-foreign')).toEqual([FOREIGN + 1]);
  const made = await makeTool();
  expect(made).toBeGreaterThanOrEqual(50_000);
  expect(made).toBeLessThanOrEqual(59_999);
});

it('tools and groups that are made at once have no number in common', manyTimes, async () => {
  played += 1;
  const projects = Array.from({ length: 8 }, (_, n) => `at-once-${played}-${n}`);
  const [tools] = await Promise.all([
    Promise.all(Array.from({ length: 8 }, makeTool)),
    ...projects.map(hookWrites),
  ]);
  const groups = gidsOf(`at-once-${played}-*`);
  expect(groups.length).toBeGreaterThan(0);
  expect(new Set(tools).size).toBe(tools.length);
  expect(groups.filter((gid) => tools.includes(gid))).toEqual([]);
  await makeRoom([...tools, ...groups]);
});

it(
  'tools do not collide with the hook where nothing stands above their range',
  manyTimes,
  async () => {
    played += 1;
    const { searchEntries } = await owner.search(tree.groups, { filter: '(gidNumber>=60000)' });
    for (const { dn } of searchEntries) await owner.del(dn);
    const projects = Array.from({ length: 4 }, (_, n) => `in-range-${played}-${n}`);
    const [tools] = await Promise.all([
      Promise.all(Array.from({ length: 4 }, makeTool)),
      ...projects.map(hookWrites),
    ]);
    for (const number of tools) {
      expect(number).toBeLessThanOrEqual(59_999);
      expect(await desk.direct.tools.numberHolders(number)).toHaveLength(2);
    }
  },
);
