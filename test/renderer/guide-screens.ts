import type { Method, Output } from '../../shared/contract/index.ts';
import { noon } from './screen-request.ts';

const told = (words: string, language = 'en') => ({ words, language });
const page = (title: string, about: string, language = 'en') => ({
  id: title.toLowerCase(),
  title: told(title),
  about: told(about),
  url: 'https://docs.practice.example/',
  language,
});

const query = `SELECT page_title, page_len
FROM page
WHERE page_namespace = 0 AND page_is_redirect = 0 AND page_title LIKE '{{username}}%'
LIMIT 10;
`;

const guide = (
  id: string,
  name: string,
  needs: Output<'guides.list'>['guides'][number]['needs'],
) => ({
  ...{ id, name: told(name), needs, url: `https://${id}.practice.example/` },
  about: told('Ask the wikis a question in SQL, in the browser.'),
  steps: [
    { id: 'member', text: told('ببە بە ئەندامی Toolforge.', 'ckb'), done: 'seen' as const },
    { id: 'tool', text: told('Create a tool.'), done: 'seen' as const },
    {
      id: 'answers',
      text: told('Open your page: https://{{tool}}.practice.example/'),
      done: 'seen' as const,
    },
    {
      ...{ id: 'run', text: told('Paste this query and run it.'), done: 'said' as const },
      ...{ starter: 'count', url: 'https://{{tool}}.practice.example/query/new' },
    },
  ],
  starters: [{ id: 'count', name: 'newest.sql', syntax: 'sql' as const, text: query }],
  links: [page('Database layout', 'What each table and column means.')],
});

const state = (
  id: string,
  readiness: Output<'guides.forPerson'>['guides'][number]['readiness'],
  lacks: Output<'guides.forPerson'>['guides'][number]['lacks'] = [],
) => ({ id, readiness, lacks, done: ['member'], unseen: ['answers'] });

/** Guides, documentation and the catalogue. */
export const guideAnswers = {
  'guides.list': {
    guides: [
      guide('quarry', 'Quarry', ['wikimedia-account']),
      guide('replicas', 'Wiki Replicas', ['developer-account', 'toolforge']),
      guide('tool', 'A tool with a web page', ['toolforge', 'tool']),
      guide('vps', 'Cloud VPS', ['project']),
    ],
    documentation: [
      page('Wikimedia Developer Portal', 'The best start: what there is.'),
      page('Portal', 'Everything about tools.', 'ckb'),
    ],
  },
  'guides.forPerson': {
    ...{ shellName: 'jdoe', username: 'Jane Doe', asked: noon },
    ...{ tools: ['map-bot', 'a-tool-with-a-long-name'], tool: 'map-bot', projects: [] },
    needs: {
      'wikimedia-account': 'unknown',
      'developer-account': 'held',
      'ssh-key': 'held',
      toolforge: 'under-way',
      tool: 'missing',
      project: 'unknown',
    },
    guides: [
      state('quarry', 'with-account', ['wikimedia-account']),
      state('replicas', 'waits', ['toolforge']),
      state('vps', 'unknown', ['project']),
      state('tool', 'later', ['toolforge', 'tool']),
    ],
  },
  'toolhub.search': {
    tools: [
      {
        ...{ name: 'toolforge-map-bot', title: 'Map bot', type: 'web app', keywords: ['maps'] },
        description:
          'A map of every place that an article is about, and of those that have no photo.',
        ...{ url: 'https://map-bot.practice.example/', deprecated: true },
        pageUrl: 'https://toolhub.practice.example/tools/toolforge-map-bot',
      },
      {
        ...{ name: 'nexshe', title: 'نەخشە', type: 'gadget', keywords: [], deprecated: false },
        description: 'نەخشەی ئەو شوێنانەی وێنەیان نییە.',
      },
    ],
    ...{ count: 42, page: 2, source: { from: 'copy', why: 'toolhub-unreachable' }, asked: noon },
    facets: [{ name: 'tool_type', values: [{ value: 'web app', count: 30 }] }],
  },
  'toolhub.suggest': {
    source: { from: 'catalogue' },
    tools: [
      {
        ...{ name: 'toolforge-map-bot', title: 'Map bot', keywords: [], deprecated: false },
        description: 'A map of every place that an article is about.',
        pageUrl: 'https://toolhub.practice.example/tools/toolforge-map-bot',
      },
    ],
  },
} satisfies { readonly [M in Method]?: Output<M> };

/** Their screens. */
export const guideScreens = {
  'what now': '#/next/jdoe',
  documentation: '#/documentation',
  introduction: '#/introduction',
  'page of the introduction': '#/introduction',
  toolhub: '#/toolhub',
  toolinfo: '#/toolinfo/map-bot',
};
