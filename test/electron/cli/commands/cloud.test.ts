import { describe, expect, it } from 'vitest';
import { cloudCheck } from '../../../../electron/cli/commands/cloud.ts';
import { createDesk } from '../../../../electron/cli/desk.ts';
import { createEventBus } from '../../../../electron/core/base/event-bus.ts';
import type { CloudCheck } from '../../../../shared/domain/cloud.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { nobody } from '../stage.ts';

const found: CloudCheck = {
  authUrl: 'https://cloud.example/v3',
  region: 'eqiad1',
  methods: ['application_credential'],
  userId: 'helper',
  username: 'Helper',
  project: 'admin',
  roles: ['admin', 'member'],
  expiresAt: '2027-08-04T08:00:00.000Z',
  services: ['compute', 'network'],
  toolforge: { project: 'tools', found: true },
};

const check = (answer: Result<CloudCheck>) =>
  cloudCheck.run(
    createDesk({ dispatch: () => Promise.resolve(answer), events: createEventBus() }),
    { options: {}, lists: {}, positionals: [] },
    nobody.terminal,
  );

describe('cloud check', () => {
  it('says where the cloud is, who we are to it, and that it has Toolforge', async () => {
    const outcome = await check(ok(found));
    expect(outcome).toMatchObject({ ok: true, value: { exit: 0, value: found } });
    expect(outcome.ok ? outcome.value.lines : []).toEqual([
      'Address: https://cloud.example/v3',
      'Region: eqiad1',
      'Cloud user: Helper (helper; application_credential)',
      'Cloud project: admin',
      'Cloud roles: admin, member',
      'Services: compute, network',
      'Valid until: 2027-08-04T08:00:00.000Z',
      'Toolforge: project tools found',
    ]);
  });

  it('ends with 4 where Toolforge is not there', async () => {
    const missing = { ...found, toolforge: { project: 'tools', found: false } };
    expect(await check(ok(missing))).toMatchObject({ value: { exit: 4 } });
  });

  it('fails as the cloud does', async () => {
    const away = fail('cloud-unreachable', 'away');
    expect(await check(away)).toEqual(away);
  });
});
