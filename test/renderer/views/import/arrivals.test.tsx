import { cleanup } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { Arrivals } from '../../../../renderer/views/import/arrivals.tsx';
import type { BundleReport } from '../../../../shared/bundle/bundle.ts';
import { idOf } from '../../screens.ts';
import { noon } from '../../screen-request.ts';
import { show } from '../../show.tsx';
import { english } from '../../../english.ts';

afterEach(cleanup);

type Arrival = BundleReport['requests'][number];

const further: Arrival['further'] = [
  { part: 'membership', about: 'A bot', fields: [] },
  {
    part: 'tool',
    about: 'map',
    fields: [{ field: 'further.tool.name', rule: 'reserved', params: ['map'] }],
  },
];
const wordsOf = (change: Partial<Arrival>): string => {
  const arrival = { id: idOf(1), username: 'Zoë', shellName: 'zoe', verdict: 'new' } as const;
  const requests = [{ ...arrival, fields: [], further, ...change }];
  return show(<Arrivals report={{ from: 'newcomer', madeAt: noon, requests }} />).words();
};

it('tells before anything is filed what is asked for beside the account, and what of it cannot be', () => {
  const words = wordsOf({});
  expect(words).toContain(english('import-further-membership', 'A bot'));
  expect(words).toContain(english('import-further-tool', 'map'));
  expect(words).toContain(english('field-rule-reserved', 'map'));
  expect(words).not.toContain(english('import-further-left'));
});

it('tells that nothing more is filed for somebody whose card is here already', () => {
  expect(wordsOf({ verdict: 'known' })).toContain(english('import-further-left'));
});

it('tells nothing more of a card alone', () => {
  expect(wordsOf({ further: undefined })).not.toContain('Requests');
});
