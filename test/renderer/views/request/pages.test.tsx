import { act, cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Request } from '../../../../renderer/views/request/request.tsx';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { followUpRequests } from '../../follow-up-screens.ts';
import { event, idOf, requests } from '../../screens.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

const all = [...requests, ...followUpRequests];

beforeEach(() => (window.location.hash = ''));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function page(number: number, change: Partial<RequestView> = {}) {
  const shown = show(<Request id={idOf(number)} />);
  act(() => {
    shown.stores.event.setState({ event });
    shown.stores.requests.setState({
      requests: all.map((known) => (known.id === idOf(number) ? { ...known, ...change } : known)),
    });
  });
  const hrefs = () => shown.page.getAllByRole('link').map((link) => link.getAttribute('href'));
  const has = (name: string) => shown.page.queryByRole('button', { name }) !== null;
  return { ...shown, hrefs, has };
}

function membershipOf(number: number) {
  const membership = all.find(({ id }) => id === idOf(number))?.membership;
  if (!membership) throw new Error(`Request ${number} has no membership`);
  return membership;
}

describe('a confirmed membership', () => {
  it('says what the approval never does: log in again, this line, from now on', () => {
    const { words, hrefs } = page(30);
    expect(words()).toContain(english('membership-done-toolforge', 'jdoe'));
    expect(words()).toContain('log in again');
    expect(words()).toContain('ssh jdoe@login.practice.example');
    expect(words()).toContain('up to 5 minutes');
    expect(hrefs()).toContain(`#/undo/${idOf(30)}`);
  });

  it('offers no undo where nothing had to be changed', () => {
    const { words, hrefs } = page(30, { membership: { ...membershipOf(30), before: ['reader'] } });
    expect(words()).toContain(english('membership-was-so'));
    expect(hrefs()).not.toContain(`#/undo/${idOf(30)}`);
  });

  it('that was taken away says what that means, and gives nobody a log-in', () => {
    const { words } = page(30, {
      membership: { ...membershipOf(30), roles: [], before: ['reader'] },
    });
    expect(words()).toContain(english('membership-done-toolforge-end', 'jdoe'));
    expect(words()).toContain('can no longer log in');
    expect(words()).not.toContain('ssh jdoe@');
  });

  it('of a project leads to that project', () => {
    const { words, hrefs } = page(30, {
      membership: { ...membershipOf(30), toolforge: false, project: 'map' },
    });
    expect(words()).toContain(english('membership-done-roles', 'jdoe', 'map'));
    expect(hrefs()).toContain('#/project/map');
  });

  it('that was undone does not say that it stands', () => {
    const { words } = page(39);
    expect(words()).toContain('Undone at');
    expect(words()).not.toContain(english('membership-done-toolforge', 'jdoe'));
    const chip = document.querySelector('.request__head .cdx-info-chip');
    expect(chip?.textContent).toBe(english('request-state-undone'));
  });
});

describe('a membership that others approve', () => {
  it('comes with the text for them and where they are asked', () => {
    const { words, hrefs } = page(33);
    expect(words()).toContain('Membership of the project tools');
    expect(words()).toContain(english('hand-in-followed'));
    expect(hrefs()).toContain('https://toolsadmin.practice.example/tools/membership/apply');
  });

  it('is not asked for before the account is there', () => {
    const { words } = page(33, { problem: { code: 'waits-for-other', params: [idOf(5)] } });
    expect(words()).not.toContain(english('hand-in-title'));
  });

  it('says whether its text was copied', async () => {
    const copied: string[] = [];
    const writeText = (text: string) => {
      copied.push(text);
      return copied.length === 1 ? Promise.resolve() : Promise.reject(new Error('not allowed'));
    };
    vi.stubGlobal('navigator', { clipboard: { writeText } });
    const { press, words } = page(33);
    await act(async () => void press('Copy'));
    expect(copied[0]).toContain('Membership of the project tools');
    expect(words()).toContain(english('copy-done'));
    await act(async () => void press('Copy'));
    expect(words()).toContain(english('copy-refused'));
  });
});

describe('a tool', () => {
  it('that stands says when and how to become it', () => {
    const { words } = page(34);
    expect(words()).toContain(english('tool-done', 'quiz'));
    expect(words()).toContain(english('tell-log-in-tool'));
    expect(words()).toContain('become quiz');
    expect(words()).toContain('52001');
  });

  it('whose name is taken can be joined instead, once its maintainers say yes', async () => {
    const { press, answer, words } = page(31);
    expect(words()).toContain('anagm, bjork');
    press(english('tool-join-instead-do'));
    let asked: unknown;
    await act(async () => {
      asked = await answer('tools.setMaintainer', all[0] ?? fail());
    });
    expect(asked).toEqual({
      tool: 'map-bot',
      shellName: 'jdoe',
      change: 'add',
      after: idOf(30),
    });
    expect(window.location.hash).toBe(`#/request/${idOf(1)}`);
  });

  it('whose name is taken can have another one', () => {
    const { press, type, take, words } = page(31);
    press(english('tool-make-do'));
    expect(words()).toContain(english('name-rule-empty'));
    type('Tool name', 'map-bot-2');
    press(english('tool-make-do'));
    expect(take('tools.create').input).toEqual({
      name: 'map-bot-2',
      maintainer: 'jdoe',
      after: idOf(30),
    });
  });

  it('that nobody maintains cannot be joined', () => {
    const { has } = page(31, { problem: { code: 'tool-taken', params: ['map-bot', ''] } });
    expect(has(english('tool-join-instead-do'))).toBe(false);
    expect(has(english('tool-make-do'))).toBe(true);
  });

  it('has a new maintainer, who is told how to become it', () => {
    expect(page(35).words()).toContain(english('maintainer-done', 'liorc', 'quiz'));
    cleanup();
    const gone = page(35, { maintainer: { tool: 'quiz', change: 'remove' } });
    expect(gone.words()).toContain(english('maintainer-done-end', 'liorc', 'quiz'));
    expect(gone.words()).not.toContain('become quiz');
  });
});

describe('a linked account', () => {
  it('whose name the directory does not take is kept by its number', () => {
    expect(page(36).words()).toContain(english('link-done-number'));
  });
});

describe('a project', () => {
  it('in review has a text, a snippet and a place for the address of the review', () => {
    const { words, type, press, take } = page(37);
    expect(words()).toContain(english('request-state-review-pending'));
    expect(words()).toContain('module "project_map"');
    expect(words()).toContain('RAM (GB): 16');
    type(english('review-address'), 'gitlab.example/1');
    press(english('review-note'));
    expect(words()).toContain(english('review-no-address'));
    type(english('review-address'), ' https://gitlab.example/1 ');
    press(english('review-note'));
    expect(take('projects.noteReview').input).toEqual({
      id: idOf(37),
      url: 'https://gitlab.example/1',
    });
  });

  it('that stands leads to its page and can be undone', () => {
    const { hrefs, words } = page(41);
    expect(words()).toContain('Project map-of-last-year is ready');
    expect(hrefs()).toContain('#/project/map-of-last-year');
    expect(hrefs()).toContain(`#/undo/${idOf(41)}`);
  });

  it('that is gone says what the cloud left behind, and for whom', () => {
    const removal = { name: 'hackathon-map', projectId: '3f2a9c0d' };
    const group = 'cn=project-hackathon-map,ou=groups,dc=example,dc=org';
    const { words } = page(38, { state: 'confirmed', removal: { ...removal, left: [group] } });
    expect(words()).toContain(`${english('fact-left-behind')}${group}`);
    cleanup();
    expect(page(38, { state: 'confirmed', removal }).words()).not.toContain('Left in');
  });

  it('that is not empty leads to what is in it', () => {
    expect(page(38).hrefs()).toContain('#/project-removal/hackathon-map');
  });
});

describe('a kind without a page of its own', () => {
  it('says that it is done and what was asked for, and offers no undo where there is none', () => {
    const { words, hrefs } = page(38, { state: 'confirmed' });
    expect(words()).toContain(english('undo-gone-project'));
    expect(words()).toContain('Project namehackathon-mapProject ID3f2a9c0d');
    expect(hrefs()).not.toContain(`#/undo/${idOf(38)}`);
  });
});

describe('whoever lacks something', () => {
  it('reads what they can do instead of what they may not', () => {
    const { hrefs } = page(42);
    expect(hrefs()).toContain('#/cloud-sign-in');
    expect(hrefs()).toContain('https://toolsadmin.practice.example/tools/membership/apply');
  });

  it('signs in where it is missing: at the cloud for the cloud', () => {
    const cloud = page(43, { problem: { code: 'cloud-sign-in-needed', params: [] } });
    expect(cloud.hrefs()).toContain('#/cloud-sign-in');
    cleanup();
    const directory = page(43, { problem: { code: 'sign-in-needed', params: [] } });
    expect(directory.hrefs()).toContain('#/sign-in');
  });
});

describe('requests that wait for each other', () => {
  it('are listed at the account with their states', () => {
    const { words, hrefs } = page(5);
    expect(words()).toContain(english('chain-title', 3));
    expect(words()).toContain('Jane Doe: tool map-bot');
    expect(words()).toContain(english('request-state-waits-for-other'));
    const children = [30, 31, 32].map((number) => `#/request/${idOf(number)}`);
    const linked = new Set(hrefs().filter((href) => children.includes(href ?? '')));
    expect([...linked]).toEqual(children);
  });

  it('name the one before them, and how it stands', () => {
    expect(page(30).words()).toContain('Started after: Account: Jane Doe');
    cleanup();
    const waiting = page(32);
    expect(waiting.words()).toContain('Waiting for: Jane Doe: tool map-bot (Action needed)');
    expect(waiting.hrefs()).toContain(`#/request/${idOf(31)}`);
    expect(waiting.has(english('request-try-now'))).toBe(false);
  });

  it('are dismissed together, which is said before', () => {
    expect(page(31).words()).toContain(english('dismiss-others', 1));
    cleanup();
    expect(page(32).words()).not.toContain('depends on this one');
  });
});

describe('the undo of something beside an account', () => {
  it('has the page of an undo', () => {
    const { words, hrefs } = page(40);
    expect(words()).toMatch(/^ליאור כהן: remove from Toolforge/);
    expect(words()).toContain(english('undo-gone-roles'));
    expect(hrefs()).toContain(`#/request/${idOf(39)}`);
    expect(hrefs()).not.toContain(`#/undo/${idOf(40)}`);
  });
});

function fail(): never {
  throw new Error('There is no request to be filed');
}

describe('a request that waits as it could not be saved', () => {
  it('is said to go on by itself, where a form that could not be saved is to be sent again', () => {
    const problem = { code: 'storage-failed' as const, params: [] };
    const { words } = page(6, { state: 'waiting', problem });
    expect(words()).toContain(english('problem-storage-failed'));
    expect(words()).toContain(english('request-waiting-turn'));
    expect(words()).not.toContain(english('problem-storage-failed-next'));
  });
});
