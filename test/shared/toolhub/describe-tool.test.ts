import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginToolinfo,
  emptyToolinfo,
  toolinfoFields,
  toolinfoText,
  type ToolinfoTyped,
  toolinfoTypedProblems,
  usualLicenses,
} from '../../../shared/toolhub/describe-tool.ts';
import { toolinfoProblems, toolTypes } from '../../../shared/toolhub/toolinfo.ts';

const whole: ToolinfoTyped = {
  name: 'toolforge-bike-racks',
  title: 'Bike racks',
  description: 'A map of bicycle racks.',
  'text-language': 'en',
  url: 'https://bike-racks.toolforge.org/',
  author: 'Ada Lovelace',
  'developer-username': 'Ada',
  'wikimedia-username': 'Ada L',
  repository: 'https://gitlab.wikimedia.org/toolforge-repos/bike-racks',
  license: 'GPL-3.0-or-later',
  type: 'web app',
  keywords: 'maps,  bicycles،،maps',
  wikis: 'commons.wikimedia.org, *.wikipedia.org  commons.wikimedia.org',
  languages: 'en ckb',
};
const written = (change: Partial<ToolinfoTyped>): unknown =>
  JSON.parse(toolinfoText({ ...whole, ...change }));
const refused = (change: Partial<ToolinfoTyped>) => toolinfoTypedProblems({ ...whole, ...change });

describe('the description of a tool', () => {
  it('is written as the catalogue wants it', () => {
    expect(toolinfoTypedProblems(whole)).toEqual([]);
    const spaced = Object.entries(whole).map(([field, text]) => [
      field,
      field === 'type' ? text : ` ${text}\n`,
    ]);
    const typed: Partial<ToolinfoTyped> = Object.fromEntries(spaced);
    expect(written(typed)).toEqual({
      _schema: '/toolinfo/1.2.2',
      _language: 'en',
      name: 'toolforge-bike-racks',
      title: 'Bike racks',
      description: 'A map of bicycle racks.',
      url: 'https://bike-racks.toolforge.org/',
      author: [{ name: 'Ada Lovelace', wiki_username: 'Ada L', developer_username: 'Ada' }],
      repository: 'https://gitlab.wikimedia.org/toolforge-repos/bike-racks',
      license: 'GPL-3.0-or-later',
      tool_type: 'web app',
      keywords: 'maps, bicycles, maps',
      for_wikis: ['commons.wikimedia.org', '*.wikipedia.org'],
      available_ui_languages: ['en', 'ckb'],
    });
  });

  it('begins with what is known of the tool, and lacks only what it does', () => {
    const begun = beginToolinfo('bike-racks', 'https://{name}.tools.example/{name}');
    expect(begun.url).toBe('https://bike-racks.tools.example/bike-racks');
    expect(toolinfoTypedProblems({ ...emptyToolinfo, ...begun })).toEqual([
      { field: 'description', rule: 'toolinfo-empty', params: [] },
    ]);
  });

  it('leaves out what is empty, and calls an author by a username', () => {
    const { name, title, description, url } = whole;
    const least = { ...emptyToolinfo, name, title, description, url };
    expect(JSON.parse(toolinfoText(least))).toEqual({
      _schema: '/toolinfo/1.2.2',
      name,
      title,
      description,
      url,
    });
    expect(written({ author: ' ', 'wikimedia-username': '' })).toHaveProperty('author', [
      { name: 'Ada', developer_username: 'Ada' },
    ]);
    const pages = 'https://en.wikipedia.org/wiki/Map, commons.wikimedia.org';
    expect(written({ wikis: pages })).toHaveProperty('for_wikis', [
      'en.wikipedia.org',
      'commons.wikimedia.org',
    ]);
    expect(written({ languages: ' * ' })).toHaveProperty('available_ui_languages', '*');
  });

  it.each([
    { field: 'name', text: '  ', rule: 'toolinfo-empty', params: [] },
    { field: 'title', text: 'x'.repeat(256), rule: 'toolinfo-too-long', params: ['255'] },
    { field: 'url', text: 'javascript:alert(1)', rule: 'toolinfo-url' },
    { field: 'repository', text: 'gitlab', rule: 'toolinfo-url' },
    ...(['author', 'wikimedia-username', 'developer-username'] as const).map((field) => ({
      ...{ field, text: 'x'.repeat(256), rule: 'toolinfo-too-long', params: ['255'] },
    })),
    {
      ...{ field: 'wikis', text: 'en.wikipedia.org example.org', rule: 'toolinfo-wiki' },
      params: ['example.org'],
    },
    {
      ...{ field: 'wikis', text: 'en.wikipedia.org '.repeat(200), rule: 'toolinfo-too-long' },
      params: ['2047'],
    },
    { field: 'languages', text: 'en English', rule: 'toolinfo-language', params: ['English'] },
    { field: 'languages', text: 'en *', rule: 'toolinfo-language', params: ['*'] },
    { field: 'text-language', text: 'English', rule: 'toolinfo-language' },
    { field: 'type', text: 'website', rule: 'other' },
  ])('says at $field what is wrong: $rule', ({ field, text, rule, params = [text] }) => {
    expect(refused({ [field]: text })).toEqual([{ field, rule, params }]);
  });

  it('is refused at a field, or taken by the catalogue, whatever is typed', () => {
    const parts = ['', ' ', '*', ',', '\n', '\0', '\ud800', '__proto__', 'ckb', 'x-', 'ە', '"'];
    const word = fc.oneof(
      fc.constantFrom(...parts, ...usualLicenses, ...toolTypes, ...Object.values(whole)),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.webUrl(),
      fc.integer({ min: 250, max: 2100 }).map((length) => 'x'.repeat(length)),
    );
    const text = fc.array(word, { maxLength: 4 }).map((words) => words.join(' '));
    const field = fc.tuple(fc.constantFrom(...toolinfoFields), fc.oneof(word, text));
    const typed = fc
      .array(field, { minLength: 1, maxLength: 3 })
      .map((parts): Partial<ToolinfoTyped> => Object.fromEntries(parts));
    const counts = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(typed, (change) => {
        const all = { ...whole, ...change };
        const problems = toolinfoTypedProblems(all);
        counts[problems.length === 0 ? 'taken' : 'refused'] += 1;
        const wrong = new Set(problems.map(({ field }) => field));
        expect(wrong.size).toBe(problems.length);
        for (const { field } of problems) expect(Object.keys(change)).toContain(field);
        const isTaken = toolinfoProblems(toolinfoText(all)).length === 0;
        if (problems.length === 0) expect(isTaken).toBe(true);
        // Only the length of a list is ours.
        else if (problems.some(({ params }) => params[0] !== '2047')) expect(isTaken).toBe(false);
      }),
      { numRuns: 400 },
    );
    expect(Math.min(counts.taken, counts.refused)).toBeGreaterThan(20);
  });
});
