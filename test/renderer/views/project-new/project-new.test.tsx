import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProjectNew } from '../../../../renderer/views/project-new/project-new.tsx';
import { placeRequests } from '../../place-screens.ts';
import { event } from '../../screens.ts';
import { show } from '../../show.tsx';

const [filed] = placeRequests;
if (!filed) throw new Error('There is no request to be filed');

beforeEach(() => (window.location.hash = '#/project-new'));
afterEach(cleanup);

function opened() {
  const shown = show(<ProjectNew />);
  act(() => shown.stores.event.setState({ event }));
  return shown;
}

describe('the form for a new project', () => {
  it('shows the numbers of every size, the first one chosen', () => {
    const { words, field } = opened();
    expect(words()).toContain('Processor cores: 8Servers: 8Memory (GB): 16');
    expect(words()).toContain('Servers: no limit');
    expect(field('small')).toHaveProperty('checked', true);
  });

  it('files what was typed, goes to the request and is empty again', async () => {
    const { type, press, page, answer, stores } = opened();
    type('Project name', 'map');
    type('What is it for?', 'A map');
    type('Shell name', 'jdoe');
    act(() => page.getByLabelText('large').click());
    act(() => page.getByLabelText(/DNS zone of its own/).click());
    expect(page.getByLabelText(/DNS zone of its own.*map\.practice\.example\./)).toBeTruthy();
    press('Ask for this project');
    let asked: unknown;
    await act(async () => {
      asked = await answer('projects.create', filed);
    });
    expect(asked).toEqual({
      name: 'map',
      purpose: 'A map',
      whyNotToolforge: '',
      preset: 'large',
      zone: true,
      members: [{ shellName: 'jdoe', as: 'member' }],
    });
    expect(window.location.hash).toBe(`#/request/${filed.id}`);
    expect(stores.newProject.getState().draft.name).toBe('');
  });

  it('keeps what was typed where it is refused, and says at each field what is wrong', async () => {
    const { type, press, refuse, field, words } = opened();
    type('Project name', 'map');
    type('Shell name', 'nobody');
    press('Ask for this project');
    const fields = [
      { field: 'purpose', rule: 'project-purpose', params: [] },
      { field: 'members.0', rule: 'project-member-unknown', params: ['nobody'] },
      { field: 'members', rule: 'project-members', params: [] },
    ];
    await act(() => refuse('projects.create', 'invalid-input', 'no', { fields }));
    expect(field('What is it for?').getAttribute('aria-invalid')).toBe('true');
    expect(field('Shell name').getAttribute('aria-invalid')).toBe('true');
    expect(field('Project name').getAttribute('aria-invalid')).not.toBe('true');
    expect(words()).toContain('At least one person has to be a member who may change things.');
    expect(field('Project name')).toHaveProperty('value', 'map');
  });

  it('takes on more people and lets them go', () => {
    const { press, page } = opened();
    press('One more person');
    expect(page.getAllByLabelText('Shell name')).toHaveLength(2);
    press('Take line 2 off');
    expect(page.getAllByLabelText('Shell name')).toHaveLength(1);
  });
});
