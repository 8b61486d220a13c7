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
export const shift: Output<'shift.current'> = {
  me: 'Asha',
  helpers: ['Asha', 'Wanjiku Otieno', 'ڕێبین'],
  cases: [
    said(
      1,
      'Asha',
      'Comes back after lunch with his laptop. Ben promised him a seat at the bike racks table.',
    ),
    said(2, 'Wanjiku Otieno'),
    said(3, 'ڕێبین', 'دوای نانی نیوەڕۆ دێتەوە'),
    said(5, 'Asha'),
  ],
};
