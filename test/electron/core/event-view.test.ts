import { afterEach, describe, expect, it } from 'vitest';
import type { EventView } from '../../../shared/contract/event.ts';
import type { Profile } from '../../../shared/domain/profile.ts';
import type { Ports } from '../../../electron/core/ports/ports.ts';
import { directoryOf } from '../../fakes/people.ts';
import { practiceEvent } from '../../fakes/practice-event.ts';
import { plainProfile } from '../../fakes/profile.ts';
import { createWorld, removeFolder, type World } from '../../fakes/world.ts';

const wikimediaAccount = {
  apiUrl: 'https://meta.example.org/w/api.php',
  phabricatorUrl: 'https://phabricator.example.org/',
};

describe('what is told of an event', () => {
  const worlds: World[] = [];
  afterEach(async () => {
    for (const { app } of worlds) await app.stop();
    for (const { folder } of worlds.splice(0)) removeFolder(folder);
  });

  const viewOf = (profile: Profile, ports: Partial<Ports> = {}): Promise<EventView> => {
    const world = createWorld({ directory: directoryOf(), profile, ports });
    worlds.push(world);
    return world.ask('event.current', {});
  };

  it('names no part that the event does not have', async () => {
    const view = await viewOf(plainProfile());
    expect(view.id).toBe('test-event');
    for (const part of ['toolforge', 'tools', 'projects', 'wikimediaAccount']) {
      expect(view, part).not.toHaveProperty(part);
    }
  });

  it('names what newcomers can have beside an account, with what there is to know of it', async () => {
    const event = await practiceEvent();
    const view = await event.desk().ask('event.current', {});
    expect(view).toMatchObject({
      toolforge: {
        project: 'tools',
        approval: 'here',
        loginHost: 'login.practice.example',
        toolUrl: 'https://{name}.pages.practice.example/',
      },
      tools: { prefix: 'tools.' },
      welcome: { startUrl: 'https://start.practice.example/' },
      projects: { mode: 'direct', defaultEndDays: 90, zone: '{name}.cloud.practice.example.' },
    });
    expect(view.projects?.presets.map(({ name }) => name)).toEqual(['hackathon', 'small']);
    await event.close();
  });

  it('tells whether somebody can prove here whose Wikimedia account it is', async () => {
    const wikimedia = { lookUp: () => Promise.reject(new Error('not asked')), prove: undefined };
    const view = await viewOf({ ...plainProfile(), wikimediaAccount }, { wikimedia });
    expect(view.wikimediaAccount).toEqual({
      canProve: false,
      phabricatorUrl: wikimediaAccount.phabricatorUrl,
    });
  });
});
