import { describe, expect, it } from 'vitest';
import { kinds } from '../../../shared/requests/kinds.ts';
import { requestKinds, type RequestView } from '../../../shared/requests/request.ts';
import { undoParts } from '../../../shared/requests/undo.ts';

const at = '2027-08-05T10:00:00.000Z';
const request: RequestView = {
  ...{ id: '00000000-0000-4000-8000-000000000001', kind: 'account', state: 'confirmed' },
  ...{ createdAt: at, updatedAt: at, revision: 1, passwordProven: false, steps: [] },
  ...{ username: 'Jane Doe', shellName: 'jdoe' },
};
const membership = {
  ...{ project: 'map', toolforge: false, roles: ['reader'], reason: 'bots' },
  ...{
    approval: 'elsewhere' as const,
    requestText: 'Let Jane in',
    requestUrl: 'https://ask.example',
  },
};

describe('the kinds of request', () => {
  it('can be undone in parts, each of one kind', () => {
    expect(new Set(undoParts).size).toBe(undoParts.length);
    expect(undoParts.slice(0, 2)).toEqual(['account', 'key']);
  });

  it.each(requestKinds)('of a request that tells no part of its own, %s has its name', (kind) => {
    const { name, asked, concerns, handIn } = kinds[kind];
    const isAccount = kind === 'account' || kind === 'undo-account';
    expect(name('Jane Doe', request)).toEqual([
      kind === 'undo-account' ? 'undo-name' : 'name-account',
      'Jane Doe',
    ]);
    expect(asked(request).length > 0).toBe(isAccount);
    expect([concerns(request), handIn(request)]).toEqual([{}, {}]);
  });

  it('lead to the project they are about, and to Toolforge by its name alone', () => {
    const [scope] = kinds.membership.asked({ membership });
    expect(scope).toEqual({ label: 'fact-scope', is: 'project', value: 'map' });
    const toolforge = { ...membership, project: 'tools', toolforge: true };
    expect(kinds.membership.asked({ membership: toolforge })[0]).toMatchObject({ is: 'name' });
  });

  it('say what they concern: a project that is removed is no place to go to', () => {
    const tool = { name: 'quiz', maintainers: ['jdoe'] };
    expect(kinds.membership.concerns({ membership })).toEqual({ project: 'map' });
    expect(kinds['remove-tool'].concerns({ tool })).toEqual({ tool: 'quiz' });
    expect(kinds.maintainer.concerns({ maintainer: { tool: 'quiz', change: 'add' } })).toEqual({
      tool: 'quiz',
    });
    const removal = { name: 'map', projectId: '3f2a' };
    expect(kinds['remove-project'].concerns({ removal })).toEqual({});
  });

  it('tell of a project that is removed what the cloud left behind', () => {
    const left = ['cn=project-map,ou=groups,dc=example,dc=org'];
    const removal = { name: 'map', projectId: '3f2a', left };
    expect(kinds['remove-project'].asked({ removal }).at(-1)).toEqual({
      ...{ label: 'fact-left-behind', is: 'names', value: left },
    });
  });

  it('have for those who decide what there is to hand in', () => {
    expect(kinds.membership.handIn({ membership })).toEqual({
      ...{ text: 'Let Jane in', url: 'https://ask.example' },
    });
  });
});
