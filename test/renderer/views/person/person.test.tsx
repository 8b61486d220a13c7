import { act, cleanup, fireEvent } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../../../../renderer/stores/route-store.ts';
import { Person } from '../../../../renderer/views/person/person.tsx';
import type { PersonOverview } from '../../../../shared/contract/people.ts';
import type { EventView } from '../../../../shared/contract/event.ts';
import { placeRequests, toolforgeMember } from '../../place-screens.ts';
import { answers, event, idOf } from '../../screens.ts';
import { noon, request } from '../../screen-request.ts';
import { show } from '../../show.tsx';

const [filed] = placeRequests;
if (!filed) throw new Error('There is no request to be filed');

beforeEach(() => (window.location.hash = '#/person/jdoe'));
afterEach(cleanup);

async function opened(had: Partial<PersonOverview> = {}, of: EventView = event) {
  const shown = show(<Person id="jdoe" />);
  const { stores, answer } = shown;
  await act(async () => {
    stores.event.setState({ event: of });
    void stores.people.getState().show('jdoe');
    void stores.overview.getState().ask('jdoe');
    await answer('accounts.show', answers['accounts.show']);
    await answer('memberships.show', { ...toolforgeMember, ...had });
  });
  const within = (title: RegExp) => {
    const heading = shown.page.getByRole('heading', { name: title });
    return (heading.closest('section')?.textContent ?? '').replace(/[\u2068\u2069]/g, '');
  };
  /** Several forms of the page ask for the same, so a field is found by its id. */
  const fill = (id: string, value: string) => {
    const field = shown.page.container.querySelector(`#${id}`);
    if (!field) throw new Error(`There is no field ${id}`);
    fireEvent.change(field, { target: { value } });
  };
  return { ...shown, within, fill };
}

const none = { toolforge: { roles: [], inGroup: false }, tools: [], projects: [] };

describe('the page of a person', () => {
  it('tells what they have, each with the way to it', async () => {
    const { within, page } = await opened();
    expect(within(/^Toolforge$/)).toContain('member');
    expect(within(/^Projects$/)).toContain('Member (member, reader)');
    expect(within(/^Projects$/)).toContain('Viewer (reader)');
    expect(within(/^Linked accounts$/)).toContain('linked, number 4711');
    const tool = page.getByRole('link', { name: 'map-bot' });
    expect(tool.getAttribute('href')).toBe('#/tool/map-bot');
  });

  it('never says no where nobody answered', async () => {
    const { words, within } = await opened({
      ...none,
      unread: [
        { part: 'cloud', code: 'cloud-sign-in-needed' },
        { part: 'directory', code: 'directory-timeout' },
      ],
    });
    expect(words()).toContain('The cloud could not be asked.');
    expect(words()).toContain('The directory could not be asked.');
    for (const part of [/^Toolforge$/, /^Tools$/, /^Projects$/, /^Linked accounts$/]) {
      expect(within(part)).toContain('could not be asked');
      expect(within(part)).not.toMatch(/not a member|no tool|no project|not linked/);
    }
  });

  it('says no where it was asked and there is nothing, with what to do about it', async () => {
    const { within, page } = await opened({ ...none, linked: { tellsPhabricator: true } });
    expect(within(/^Toolforge$/)).toContain('not a member');
    expect(within(/^Tools$/)).toContain('maintains no tool');
    expect(within(/^Projects$/)).toContain('in no project');
    expect(within(/^Linked accounts$/)).toContain('not linked yet');
    expect(page.getByRole('link', { name: 'Link it' }).getAttribute('href')).toBe(
      hashOf({ view: 'link', id: 'jdoe' }),
    );
    expect(within(/^Linked accounts$/)).toContain('log in at https://tasks.practice.example');
  });

  it('tells nothing of what this event does not have', async () => {
    const { toolforge: _t, tools: _o, projects: _p, wikimediaAccount: _w, ...plain } = event;
    const { words } = await opened({}, plain);
    expect(words()).toContain('Jane Doe');
    expect(words()).not.toMatch(/Toolforge|Tools|Projects|Linked/);
  });

  it('asks for a membership with its reason and goes to the request', async () => {
    const { press, fill, words, answer, waiting } = await opened(none);
    press('Ask for it');
    expect(words()).toContain('Say in a few words why.');
    expect(waiting()).not.toContain('memberships.file');
    fill('toolforge-join-reason', 'to run a bot');
    press('Ask for it');
    let asked: unknown;
    await act(async () => {
      asked = await answer('memberships.file', filed);
    });
    expect(asked).toEqual({ shellName: 'jdoe', as: 'member', reason: 'to run a bot' });
    expect(window.location.hash).toBe(`#/request/${filed.id}`);
  });

  it('warns where tools would be left with nobody who can get in', async () => {
    const alone = await opened({ lastMaintainerOf: ['quiz', 'map-bot'] });
    expect(alone.within(/^Toolforge$/)).toContain(
      'Nobody else maintains quiz, map-bot. Without this person nobody can use these tools any more',
    );
    cleanup();
    const { words } = await opened({ lastMaintainerOf: [] });
    expect(words()).not.toContain('Nobody else maintains');
  });

  it('lets a tool wait for the membership that is under way', async () => {
    const { stores, press, fill, take, words } = await opened(none);
    const open = request(40, 'waiting', {
      kind: 'membership',
      updatedAt: noon,
      membership: {
        project: 'tools',
        toolforge: true,
        roles: ['reader'],
        reason: 'r',
        approval: 'here',
      },
    });
    act(() => stores.requests.setState({ requests: [open] }));
    expect(words()).toContain('as soon as the membership that was asked for here is confirmed');
    fill('new-tool', 'map-bot');
    press('Make it');
    expect(take('tools.create').input).toEqual({
      name: 'map-bot',
      maintainer: 'jdoe',
      after: idOf(40),
    });
  });

  it('says at the field what is wrong with a name that was refused, and stays', async () => {
    const { press, fill, refuse, page } = await opened(none);
    fill('new-tool', 'Map Bot');
    press('Make it');
    const fields = [{ field: 'name', rule: 'tool-name', params: ['Map Bot'] }];
    await act(() => refuse('tools.create', 'invalid-input', 'no', { fields }));
    const field = page.container.querySelector('#new-tool');
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    expect(page.container.querySelector('#new-tool-message')?.textContent).toContain(
      'does not end with a hyphen',
    );
    expect(window.location.hash).toBe('#/person/jdoe');
  });

  it('asks both systems again when told to', async () => {
    const { press, waiting } = await opened();
    press('Ask again');
    expect(waiting()).toEqual(['memberships.show']);
  });
});
