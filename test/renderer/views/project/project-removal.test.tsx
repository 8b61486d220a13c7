import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProjectRemoval } from '../../../../renderer/views/project/project-removal.tsx';
import type { RemovalPlan } from '../../../../shared/contract/projects.ts';
import { placeAnswers, placeRequests } from '../../place-screens.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

const [filed] = placeRequests;
if (!filed) throw new Error('There is no request to be filed');
const full: RemovalPlan = placeAnswers['projects.planRemoval'];
const empty: RemovalPlan = { ...full, holdings: [] };

beforeEach(() => (window.location.hash = '#/project-removal/hackathon-map'));
afterEach(cleanup);

async function planned(plan: RemovalPlan) {
  const shown = show(<ProjectRemoval id="hackathon-map" />);
  await act(async () => {
    void shown.stores.removal.getState().ask('hackathon-map');
    await shown.answer('projects.planRemoval', plan);
  });
  return shown;
}

describe('the plan to remove a project', () => {
  it('names what keeps it, and offers nothing', async () => {
    const { words, page } = await planned(full);
    expect(words()).toContain(english('removal-holdings', 3));
    expect(words()).toContain('198.51.100.7floating IP address');
    expect(words()).toContain('something-newer');
    expect(page.queryByRole('button', { name: english('removal-do') })).toBeNull();
  });

  it('removes the very project and zones that were shown, and goes to the request', async () => {
    const { words, press, answer } = await planned(empty);
    expect(words()).toContain(english('removal-project', empty.id));
    expect(words()).toContain(english('removal-member', 'liorc'));
    expect(words()).toContain(english('removal-zone', 'hackathon-map.wmcloud.example.'));
    press(english('removal-do'));
    let asked: unknown;
    await act(async () => {
      asked = await answer('projects.remove', filed);
    });
    expect(asked).toEqual({ name: 'hackathon-map', id: empty.id, zones: empty.zones });
    expect(window.location.hash).toBe(`#/request/${filed.id}`);
  });

  it('offers nothing once it could not be looked at again', async () => {
    const { stores, refuse, page } = await planned(empty);
    await act(async () => {
      void stores.removal.getState().ask('hackathon-map');
      await refuse('projects.planRemoval', 'cloud-timeout', 'late');
    });
    expect(page.queryByRole('button', { name: english('removal-do') })).toBeNull();
  });
});
