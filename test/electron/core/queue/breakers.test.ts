import { describe, expect, it } from 'vitest';
import { AppError } from '../../../../electron/core/base/errors.ts';
import { createBreakers } from '../../../../electron/core/queue/breakers.ts';
import type { System } from '../../../../electron/core/kinds/base/step.ts';
import { fakeClock } from '../../../fakes/clock.ts';

const away = (system: System) => new AppError(`${system}-unreachable`, 'away');
const both: readonly System[] = ['directory', 'cloud'];

function breakersOver(cloud: boolean) {
  const clock = fakeClock();
  const probed: System[] = [];
  const port = (system: System) => ({
    probe: async () => {
      probed.push(system);
      throw away(system);
    },
  });
  const breakers = createBreakers({
    ...{ clock, directory: port('directory'), cloud: cloud ? port('cloud') : undefined },
    ...{ random: () => 1, probed: () => undefined },
  });
  const fail = (system: System, times: number): void => {
    for (let at = 0; at < times; at += 1) breakers.note(both, away(system));
  };
  return { breakers, clock, probed, fail };
}

describe('the breakers', () => {
  it('spare the one system that is away', () => {
    const { breakers, fail } = breakersOver(true);
    fail('cloud', 5);
    expect(breakers.paused(['directory'])).toBeUndefined();
    expect(breakers.paused(both)).toMatchObject({ failure: { code: 'cloud-unreachable' } });
  });

  it('count for each system alone, whatever the other does meanwhile', () => {
    const { breakers, fail } = breakersOver(true);
    for (let at = 0; at < 4; at += 1) {
      fail('cloud', 1);
      fail('directory', 1);
    }
    expect(breakers.paused(both)).toBeUndefined();
    fail('directory', 1);
    expect(breakers.paused(['cloud'])).toBeUndefined();
    expect(breakers.paused(['directory'])).toMatchObject({
      failure: { code: 'directory-unreachable' },
    });
  });

  it('count anew once a request that needed the system got through', () => {
    const { breakers, fail } = breakersOver(true);
    fail('cloud', 4);
    breakers.note(['directory'], undefined);
    fail('cloud', 1);
    expect(breakers.paused(['cloud'])).toBeDefined();

    const other = breakersOver(true);
    other.fail('cloud', 4);
    other.breakers.note(both, undefined);
    other.fail('cloud', 4);
    expect(other.breakers.paused(['cloud'])).toBeUndefined();
  });

  it('probe what is spared and nothing else, and none after they were stopped', async () => {
    const { breakers, clock, probed, fail } = breakersOver(true);
    await breakers.probe();
    expect(probed).toEqual([]);
    fail('cloud', 5);
    await breakers.probe();
    expect(probed).toEqual(['cloud']);
    await breakers.stop();
    expect(clock.next()).toBeUndefined();
  });

  it('do without a cloud', () => {
    const { breakers, fail } = breakersOver(false);
    fail('directory', 5);
    expect(breakers.paused(both)).toMatchObject({ failure: { code: 'directory-unreachable' } });
  });
});
