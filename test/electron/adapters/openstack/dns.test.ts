import { expect, it } from 'vitest';
import { startScriptedCloud } from './scripted-cloud.ts';

it('has a zone removed in the name of its project, and leaves one that is gone', async () => {
  const statuses = [202, 404];
  const { cloud, heard, stop } = await startScriptedCloud(() => ({
    status: statuses.shift() ?? 500,
    body: {},
  }));
  try {
    await cloud.removeZone({ id: 'z1', projectId: 'p1' });
    await cloud.removeZone({ id: 'z1', projectId: 'p1' });
    const asked = heard.filter(({ method }) => method === 'DELETE');
    expect(asked.map(({ path }) => path.split('?')[0])).toEqual(['/v2/zones/z1', '/v2/zones/z1']);
    expect(asked[0]?.headers['x-auth-sudo-project-id']).toBe('p1');
  } finally {
    await stop();
  }
});

it('tells a zone that is on its way out from one that stays', async () => {
  const zones = [
    { id: 'z1', name: 'a.example.org.', status: 'PENDING', action: 'DELETE' },
    { id: 'z2', name: 'b.example.org.', status: 'PENDING', action: 'CREATE' },
    { id: 'z3', name: 'c.example.org.', status: 'ERROR', action: 'DELETE' },
  ];
  const empty = { servers: [], volumes: [], snapshots: [], floatingips: [] };
  const { cloud, stop } = await startScriptedCloud(() => ({
    status: 200,
    body: { ...empty, zones },
  }));
  try {
    const found = await cloud.holdings('p1');
    expect(found.filter(({ isLeaving }) => isLeaving).map(({ id }) => id)).toEqual(['z1']);
  } finally {
    await stop();
  }
});
