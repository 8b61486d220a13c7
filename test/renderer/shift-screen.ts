import type { Output } from '../../shared/contract/index.ts';
import type { CaseView } from '../../shared/shift/case.ts';
import { idOf, noon } from './screen-request.ts';

/** What helpers said of a person; a note where there is one. */
const said = (number: number, name: string, text?: string): CaseView => ({
  ...{ id: idOf(number), revision: 1 },
  holder: { name, by: name, at: noon },
  ...(text === undefined ? {} : { note: { text, revision: 1, by: name, at: noon } }),
});

/** Helpers of two scripts in the middle of a shift. */
const shift: Output<'shift.current'> = {
  me: 'Asha',
  cases: [
    said(
      1,
      'Asha',
      'Comes back after lunch with his laptop. Ben promised him a seat at the bike racks table.',
    ),
    said(2, 'Wanjiku Otieno'),
    said(3, 'ڕێبین', 'دوای نانی نیوەڕۆ دێتەوە'),
    {
      ...said(5, 'Asha'),
      ticks: [
        { step: 'paws/open', by: 'ڕێبین', at: noon },
        { step: 'paws/run', by: 'Asha', at: noon },
      ],
    },
  ],
};

const told = (words: string, language = 'en') => ({ words, language });
const task = (id: string, text: string, language?: string) => ({
  ...{ id, guide: told('PAWS'), text: told(text, language) },
  done: 'said' as const,
});

/** A workshop with tasks of both sorts and in two languages, whose participants were checked. */
const workshop: Output<'workshop.current'> = {
  chain: ['developer-account', 'ssh-key', 'toolforge', 'tool'],
  tasks: [
    task('paws/open', 'Open PAWS and log in with your Wikimedia account.'),
    task('paws/run', 'دەفتەرەکە بکەرەوە و هەموو خانەکان جێبەجێ بکە.', 'ckb'),
    {
      ...{ id: 'tool/answers', guide: told('A tool with a web page'), done: 'seen' },
      text: told('Open your page: https://{{tool}}.practice.example/'),
    },
  ],
  checked: {
    asked: '2027-08-05T11:00:00.000Z',
    people: [
      {
        id: idOf(5),
        states: {
          'developer-account': 'held',
          'ssh-key': 'held',
          tool: 'held',
          'tool/answers': 'held',
        },
      },
      { id: idOf(2), states: { 'developer-account': 'missing', 'ssh-key': 'missing' } },
    ],
  },
};

/** What a desk answers about both. */
export const shiftAnswers = { 'shift.current': shift, 'workshop.current': workshop };
/** Their screens. */
export const shiftScreens = { shift: '#/shift', workshop: '#/workshop' };
