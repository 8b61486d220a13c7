import { expect, it } from 'vitest';
import { closedCloud, closedTools } from '../../../../electron/core/ports/closed-systems.ts';
import { AppError } from '../../../../electron/core/base/errors.ts';

it('a closed cloud answers every question with why it is closed, and can be closed itself', async () => {
  const why = new AppError('cloud-config-wrong', 'clouds.yaml line 3', { params: ['line 3'] });
  const cloud = closedCloud(why);
  await expect(cloud.findProject('bikes')).rejects.toBe(why);
  await expect(cloud.grant({ projectId: 'p', userId: 'ada', role: 'reader' })).rejects.toBe(why);
  await expect(cloud.signIn({ username: 'ada', password: 'x' })).rejects.toBe(why);
  await cloud.close();
});

it('so do closed tools', async () => {
  const why = new AppError('not-found', 'This event has no tools', { params: ['tools'] });
  await expect(closedTools(why).toolsOf('ada')).rejects.toBe(why);
});
