import { describe, expect, it } from 'vitest';
import { toolinfoProblems } from '../../../shared/toolhub/toolinfo.ts';

const least = {
  name: 'toolforge-bike-racks',
  title: 'Bike racks',
  description: 'A map of bicycle racks.',
  url: 'https://bike-racks.toolforge.org/',
};
const most = {
  ...least,
  author: [
    { name: 'Ada', wiki_username: 'Ada', developer_username: 'ada', email: 'ada@example.org' },
  ],
  repository: 'https://gitlab.wikimedia.org/toolforge-repos/bike-racks',
  subtitle: 'Where to park',
  url_alternates: [{ language: 'ckb', url: 'https://ckb.example/' }],
  ...{ bot_username: 'Bot', deprecated: false, experimental: true, license: 'GPL-3.0-or-later' },
  replaced_by: 'https://example.org/',
  for_wikis: ['*.wikipedia.org', 'commons.wikimedia.org', 'wikidata.org'],
  icon: 'https://commons.wikimedia.org/wiki/File:Bike.svg',
  sponsor: ['One', 'Two'],
  available_ui_languages: ['en', 'zh-hans', 'x-default'],
  technology_used: 'Python',
  tool_type: 'web app',
  developer_docs_url: [{ language: 'en', url: 'https://docs.example/' }],
  user_docs_url: 'https://docs.example/',
  ...{ _schema: '/toolinfo/1.2.2', _language: 'en', keywords: 'maps, bikes', unknown_key: 1 },
};

describe('a toolinfo.json', () => {
  it.each([
    ['with the least', least],
    ['with everything', most],
    ['of several tools', [least, most]],
    ['of no tool', []],
    ['for every wiki and language', { ...least, for_wikis: '*', available_ui_languages: '*' }],
    ['by an author in one text', { ...least, author: 'Ada and others' }],
  ])('is taken %s', (_, file) => {
    expect(toolinfoProblems(JSON.stringify(file))).toEqual([]);
  });

  it.each([
    ['nothing', {}, ['name', 'title', 'description', 'url']],
    ['no object', 'tool', ['']],
    ['a name of another kind', { ...least, name: 5 }, ['name']],
    ['a title that is too long', { ...least, title: 'x'.repeat(256) }, ['title']],
    ['an address that is none', { ...least, url: 'bike racks' }, ['url']],
    ['an address that runs a script', { ...least, url: 'javascript:alert(1)' }, ['url']],
    ['an unknown type', { ...least, tool_type: 'website' }, ['tool_type']],
    ['a wiki of somebody else', { ...least, for_wikis: ['example.org'] }, ['for_wikis.0']],
    ['an icon from elsewhere', { ...least, icon: 'https://example.org/a.svg' }, ['icon']],
    ['an author without a name', { ...least, author: [{ wiki_username: 'Ada' }] }, ['author']],
    [
      'an address of mail that is none',
      { ...least, author: [{ name: 'A', email: 'a' }] },
      ['author.0.email'],
    ],
    ['a language in words', { ...least, _language: 'English' }, ['_language']],
    ['a truth in words', { ...least, deprecated: 'no' }, ['deprecated']],
    ['a second tool without a title', [least, { ...least, title: undefined }], ['1.title']],
  ])('is refused with %s', (_, file, paths) => {
    const problems = toolinfoProblems(JSON.stringify(file));
    expect(problems.map(({ path }) => path)).toEqual(paths);
    for (const { words } of problems) expect(words).toMatch(/^\S.+/);
  });

  it.each(['', '{', '{"name": }'])('is refused where it is no JSON: %j', (text) => {
    expect(toolinfoProblems(text)).toEqual([{ path: '', words: 'JSON' }]);
  });

  it('says what would be right', () => {
    const problems = toolinfoProblems(
      JSON.stringify({ ...least, tool_type: 'app', for_wikis: 'x' }),
    );
    expect(problems.map(({ words }) => words)).toEqual([
      expect.stringContaining('a wiki such as en.wikipedia.org'),
      expect.stringContaining('one of web app, desktop app'),
    ]);
  });
});
