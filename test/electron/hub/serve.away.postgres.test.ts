import { expect, it } from 'vitest';
import { createHubBrowser } from './hub-browser.ts';
import { CODE, helper, hubOfFile } from './hub-world.ts';

const at = hubOfFile();

it('who is in while the database of a hub is away is told so, and no page of a fault in Lanyard', async () => {
  const [newcomer, worker] = [createHubBrowser(at.hub), createHubBrowser(at.hub)];
  await newcomer.enter({ by: 'code', code: CODE });
  await worker.enter({ by: 'password', uid: helper.uid, password: helper.password });
  await at.world.postgres.kill();
  const before = at.world.lines.length;
  for (const one of [newcomer, worker]) {
    for (const answer of [
      await one.call('event.current'),
      await one.get('session'),
      await one.get('events'),
      await one.post('session/end', {}),
    ]) {
      // Only of 503 does nginx of docs/hub.md ask another process.
      expect(answer.status).toBe(503);
      expect(answer.result).toMatchObject({ ok: false, error: { code: 'storage-failed' } });
    }
  }
  const logged = at.world.lines.slice(before).join('\n');
  expect(logged).not.toContain('request-failed');
  await at.world.postgres.restart();
  await expect.poll(async () => (await newcomer.call('event.current')).status).toBe(200);
});
