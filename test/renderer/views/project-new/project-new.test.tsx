import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ProjectNew } from '../../../../renderer/views/project-new/project-new.tsx';
import { placeRequests } from '../../place-screens.ts';
import { event } from '../../screens.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

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
    expect(words()).toContain('VCPUs: 8Instances: 8RAM (GB): 16');
    expect(words()).toContain('Instances: no limit');
    expect(field('small')).toHaveProperty('checked', true);
  });

  it('files what was typed, goes to the request and is empty again', async () => {
    const { type, press, page, answer, stores } = opened();
    type('Project name', 'map');
    type(english('project-purpose'), 'A map');
    type(english('field-shell-name'), 'jdoe');
    act(() => page.getByLabelText('large').click());
    act(() => page.getByLabelText(/Add a DNS zone/).click());
    expect(page.getByLabelText(/Add a DNS zone.*map\.practice\.example\./)).toBeTruthy();
    press(english('project-new-do'));
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
    type(english('field-shell-name'), 'nobody');
    press(english('project-new-do'));
    const fields = [
      { field: 'purpose', rule: 'project-purpose', params: [] },
      { field: 'members.0', rule: 'project-member-unknown', params: ['nobody'] },
      { field: 'members', rule: 'project-members', params: [] },
    ];
    await act(() => refuse('projects.create', 'invalid-input', 'no', { fields }));
    expect(field(english('project-purpose')).getAttribute('aria-invalid')).toBe('true');
    expect(field(english('field-shell-name')).getAttribute('aria-invalid')).toBe('true');
    expect(field('Project name').getAttribute('aria-invalid')).not.toBe('true');
    expect(words()).toContain(english('field-rule-project-members'));
    expect(field('Project name')).toHaveProperty('value', 'map');
  });

  it('takes on more people and lets them go', () => {
    const { press, page } = opened();
    press(english('project-add-line'));
    expect(page.getAllByLabelText(english('field-shell-name'))).toHaveLength(2);
    press(english('project-drop-empty-line', 2));
    expect(page.getAllByLabelText(english('field-shell-name'))).toHaveLength(1);
  });
});
