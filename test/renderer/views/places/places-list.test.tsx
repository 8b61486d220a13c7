import { act, cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { FindPlaces } from '../../../../renderer/views/places/find-places.tsx';
import { PlacesList } from '../../../../renderer/views/places/places-list.tsx';
import { english } from '../../../english.ts';
import { placeAnswers } from '../../place-screens.ts';
import { event } from '../../screens.ts';
import { show } from '../../show.tsx';

afterEach(cleanup);

const projects = placeAnswers['projects.list'];
const tools = placeAnswers['tools.list'];

function open(state: object = { projects, tools }) {
  const shown = show(
    <>
      <FindPlaces />
      <PlacesList />
    </>,
  );
  act(() => {
    shown.stores.event.setState({ event });
    shown.stores.places.setState(state);
  });
  const rows = () =>
    shown.page
      .queryAllByRole('link')
      .flatMap((row) => row.querySelector('.island')?.textContent ?? []);
  return { ...shown, rows };
}

describe('projects and tools in the list', () => {
  it('are named, lead to their pages, and say who is in them and what stands out', () => {
    const { page, words } = open();
    const row = page.getByRole('link', { name: /hackathon-map/u });
    expect(row.getAttribute('href')).toBe('#/project/hackathon-map');
    expect(row.textContent).toContain('jdoe');
    expect(words()).toContain(english('places-others', 2));
    expect(words()).toContain(english('places-nobody'));
    expect(words()).toContain(english('places-disabled'));
  });

  it('say what is left out of them', () => {
    const { words } = open();
    expect(words()).toContain(english('places-own'));
    expect(words()).toContain(english('places-projects-more', 3));
    expect(words()).toContain(english('places-tools-more', 2));
    expect(words()).toContain(english('places-tools-more-next'));
    expect(words()).not.toContain(english('places-people-unread'));
  });

  it('say why the cloud or the directory could not be asked', () => {
    const problem = (code: string) => ({ code, message: '', params: [], fields: [] });
    const { words } = open({
      projectsProblem: problem('cloud-sign-in-needed'),
      toolsProblem: problem('directory-unreachable'),
    });
    expect(words()).toContain(english('problem-cloud-sign-in-needed'));
    expect(words()).toContain(english('problem-directory-unreachable'));
  });

  it('are found by who is in them', () => {
    const { type, rows } = open();
    type(english('places-find'), 'bamini');
    expect(rows().filter((name) => name === 'deskmap' || name === 'hackathon-map')).toEqual([
      'deskmap',
    ]);
  });

  it('are narrowed to those that ended, and tools are left out then', () => {
    const { press, rows } = open();
    press(english('places-only-ended', 1));
    expect(rows()).toEqual(['hackathon-map']);
    press(english('places-only-ended', 1));
    expect(rows()).toHaveLength(5);
  });

  it('are near a quota only once somebody asked, and which one', async () => {
    const { press, rows, words, answer } = open();
    press(english('places-only-near-quota-unasked'));
    expect(rows()).toEqual([]);
    expect(words()).toContain(english('places-quotas-known', 0, 3));
    press(english('places-quotas-check', 3));
    await act(() => answer('projects.quotas', placeAnswers['projects.quotas']));
    expect(rows()).toEqual(['deskmap']);
    expect(words()).toContain(english('places-only-near-quota', 1));
    expect(words()).toContain(english('places-quotas-known', 1, 3));
    expect(words()).toContain(english('places-near', english('quota-cores'), '8', '8'));
    expect(words()).toContain(english('places-near', english('quota-ramMb'), '14', '16'));
    expect(words()).not.toContain(english('quota-instances'));
    expect(words()).toContain(english('places-quotas-partly'));
  });
});
