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
import { english } from '../../../english.ts';

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
    expect(within(/^Projects$/)).toContain('Reader (reader)');
    expect(within(/^Linked accounts$/)).toContain(english('linked-number', 4711));
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
    expect(words()).toContain(english('belongings-unread-cloud'));
    expect(words()).toContain(english('belongings-unread-directory'));
    for (const part of [/^Toolforge$/, /^Tools$/, /^Projects$/, /^Linked accounts$/]) {
      expect(within(part)).toMatch(/Not checked|Unknown/);
      expect(within(part)).not.toMatch(/Not a member|No tools|No projects|Not linked/);
    }
  });

  it('says no where it was asked and there is nothing, with what to do about it', async () => {
    const { within, page } = await opened({ ...none, linked: { tellsPhabricator: true } });
    expect(within(/^Toolforge$/)).toContain(english('toolforge-is-none'));
    expect(within(/^Tools$/)).toContain(english('tools-none'));
    expect(within(/^Projects$/)).toContain(english('projects-none'));
    expect(within(/^Linked accounts$/)).toContain(english('linked-not-yet'));
    expect(page.getByRole('link', { name: english('linked-do') }).getAttribute('href')).toBe(
      hashOf({ view: 'link', id: 'jdoe' }),
    );
    expect(within(/^Linked accounts$/)).toContain('logs in at https://tasks.practice.example');
  });

  it('tells nothing of what this event does not have', async () => {
    const { toolforge: _t, tools: _o, projects: _p, wikimediaAccount: _w, ...plain } = event;
    const { words } = await opened({}, plain);
    expect(words()).toContain('Jane Doe');
    expect(words()).not.toMatch(/Toolforge|Tools|Projects|Linked/);
  });

  it('asks for a membership with its reason and goes to the request', async () => {
    const { press, fill, words, answer, waiting } = await opened(none);
    press(english('membership-do'));
    expect(words()).toContain(english('field-rule-reason-empty'));
    expect(waiting()).not.toContain('memberships.file');
    fill('toolforge-join-reason', 'to run a bot');
    press(english('membership-do'));
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
      english('membership-last-maintainer', 'quiz, map-bot', 2),
    );
    cleanup();
    const { words } = await opened({ lastMaintainerOf: [] });
    expect(words()).not.toContain('the only maintainer');
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
    expect(words()).toContain(english('tool-make-after'));
    fill('new-tool', 'map-bot');
    press(english('tool-make-do'));
    expect(take('tools.create').input).toEqual({
      name: 'map-bot',
      maintainer: 'jdoe',
      after: idOf(40),
    });
  });

  it('says at the field what is wrong with a name that was refused, and stays', async () => {
    const { press, fill, refuse, page } = await opened(none);
    fill('new-tool', 'Map Bot');
    press(english('tool-make-do'));
    const fields = [{ field: 'name', rule: 'tool-name', params: ['Map Bot'] }];
    await act(() => refuse('tools.create', 'invalid-input', 'no', { fields }));
    const field = page.container.querySelector('#new-tool');
    expect(field?.getAttribute('aria-invalid')).toBe('true');
    expect(page.container.querySelector('#new-tool-message')?.textContent).toContain(
      english('field-rule-tool-name'),
    );
    expect(window.location.hash).toBe('#/person/jdoe');
  });

  it('asks both systems again when told to', async () => {
    const { press, waiting } = await opened();
    press(english('seen-again'));
    expect(waiting()).toEqual(['memberships.show']);
  });
});
