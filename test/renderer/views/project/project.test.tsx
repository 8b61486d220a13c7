import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Project } from '../../../../renderer/views/project/project.tsx';
import type { ProjectState } from '../../../../shared/requests/project.ts';
import { placeRequests, project } from '../../place-screens.ts';
import { event, requests } from '../../screens.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

const [filed] = placeRequests;
if (!filed) throw new Error('There is no request to be filed');

beforeEach(() => (window.location.hash = '#/project/hackathon-map'));
afterEach(cleanup);

async function opened(more: Partial<ProjectState> = {}) {
  const shown = show(<Project id="hackathon-map" />);
  const { stores, answer } = shown;
  await act(async () => {
    stores.event.setState({ event });
    stores.requests.setState({ requests: [...requests, ...placeRequests] });
    void stores.project.getState().ask('hackathon-map');
    await answer('projects.show', { ...project, ...more });
  });
  const rows = () =>
    [...shown.page.container.querySelectorAll('.gauge, .rules tbody tr')].map((row) =>
      [...row.querySelectorAll('.gauge__label, .gauge__words, .gauge__pending, td')]
        .map((cell) => cell.textContent.replace(/[\u2068\u2069]/g, ''))
        .join(' | '),
    );
  return { ...shown, rows };
}

describe('the page of a project', () => {
  it('tells every quota in words, and what a request under way makes of it', async () => {
    const { rows } = await opened();
    expect(rows().slice(0, 6)).toEqual([
      'VCPUs | 3 of 8 used | A pending request sets the limit to 32',
      'Instances | Full: 8 of 8 used | A pending request removes the limit',
      'RAM (GB) | 6 of 16 used',
      'Floating IPs | 0 of 0 used',
      'Security groups | 2 used, no limit',
      'Volume storage (GB) | Limit: 80. Usage unknown.',
    ]);
  });

  it('tells its firewall as a person would say it', async () => {
    const { rows } = await opened();
    expect(rows().slice(6)).toEqual([
      'Inbound | TCP 22 | 10.0.0.0/8',
      'Inbound | TCP 8000–8080 | 2001:db8:1234:5678::/64',
      'Inbound | All ICMP traffic | Any network (IPv4)',
      'Inbound | All traffic | Security group 0d4c9f8e7a6b5c4d3e2f1a0b9c8d7e6f (IPv4)',
      'Outbound | All traffic | Any network (IPv4)',
    ]);
  });

  it('says that its last day is over, and who differs from the group', async () => {
    const { words } = await opened();
    expect(words()).toContain('The last day was Sep 30, 2026.');
    expect(words()).toContain(english('project-group-late', 'fatumaachiengotieno-wanjiku-long'));
    expect(words()).toContain(english('project-group-left', 'anagm'));
  });

  it('does not take what nobody could read for absent', async () => {
    const { words } = await opened({
      group: undefined,
      rules: [],
      zones: [],
      unread: ['directory', 'security-group', 'holdings', 'compute'].map((service) => ({
        service,
        code: 'cloud-timeout',
      })),
    });
    expect(words()).toContain(english('project-group-unread'));
    expect(words()).toContain(english('quota-unread-compute'));
    expect(words()).not.toContain(english('rules-none'));
    expect(words()).not.toContain('DNS zonesnone');
    expect(words().match(/Not checked/g)).toHaveLength(2);
  });

  it('lets nobody remove the last person, and says why', async () => {
    const { words, page } = await opened({
      members: [{ shellName: 'jdoe', roles: ['member', 'reader'] }],
    });
    expect(words()).toContain(english('project-last-member'));
    expect(page.queryByLabelText(english('member-as-nobody'))).toBeNull();
  });

  it('changes what somebody is, starting from what they are now', async () => {
    const { page, answer } = await opened();
    const part = page.container.querySelectorAll<HTMLElement>('.keys .form-part')[1];
    if (!part) throw new Error('There is no form for the second member');
    expect(part.querySelector('input:checked')?.id).toContain('-viewer');
    fireEvent.click(part.querySelector('input[id$="-nobody"]') ?? part);
    fireEvent.change(part.querySelector('textarea') ?? part, { target: { value: 'moved on' } });
    fireEvent.submit(part.querySelector('form') ?? part);
    let asked: unknown;
    await act(async () => {
      asked = await answer('memberships.file', filed);
    });
    expect(asked).toEqual({
      project: 'hackathon-map',
      shellName: 'fatumaachiengotieno-wanjiku-long',
      as: 'nobody',
      reason: 'moved on',
    });
    expect(window.location.hash).toBe(`#/request/${filed.id}`);
  });

  it('says to somebody without the rights what they can do instead', async () => {
    const { stores, refuse, page } = await opened();
    await act(async () => {
      void stores.project.getState().ask('hackathon-map');
      await refuse('projects.show', 'cloud-no-rights', 'no');
    });
    const ways = page.container.querySelector('.ways');
    expect(ways?.querySelector('a[href="#/cloud-sign-in"]')).not.toBeNull();
    expect(ways?.querySelector('a[target="_blank"]')?.getAttribute('href')).toBe(
      event.projects?.requestUrl,
    );
  });

  it('leads to a new project where there is none of this name', async () => {
    const { stores, refuse, page } = await opened();
    await act(async () => {
      void stores.project.getState().ask('hackathon-map');
      await refuse('projects.show', 'project-missing', 'none');
    });
    const link = page.getByRole('link', { name: english('places-new-project') });
    expect(link.getAttribute('href')).toBe('#/project-new');
  });
});
