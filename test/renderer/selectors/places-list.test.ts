import { expect, it } from 'vitest';
import {
  nearQuotas,
  projectsByFilter,
  projectsFound,
  projectsUnasked,
  quotaKeyOf,
} from '../../../renderer/selectors/places-list.ts';

const now = Date.parse('2027-08-05T10:00:00.000Z');
const projects = [
  { name: 'deskmap', enabled: true, people: ['jdoe', 'søren'] },
  { name: 'bikes', enabled: true, ends: '2027-08-04', people: ['liorc'] },
  { name: 'trams', enabled: true, ends: '2027-08-05' },
];
const quotas = new Map([
  [
    quotaKeyOf('Deskmap'),
    {
      name: 'deskmap',
      quotas: [
        { key: 'cores' as const, limit: 8, used: 7 },
        { key: 'instances' as const, limit: 8, used: 2 },
        { key: 'gigabytes' as const, limit: 8 },
      ],
      unread: [],
    },
  ],
]);
const names = (those: readonly { readonly name: string }[]) => those.map(({ name }) => name);

it('finds projects by their names and by who is in them, without accents', () => {
  expect(names(projectsFound(projects, ' '))).toEqual(['deskmap', 'bikes', 'trams']);
  expect(names(projectsFound(projects, 'MAP'))).toEqual(['deskmap']);
  expect(names(projectsFound(projects, 'soren'))).toEqual(['deskmap']);
  expect(names(projectsFound(projects, 'lior'))).toEqual(['bikes']);
  expect(projectsFound(projects, 'nobody')).toEqual([]);
});

it('calls near a quota whose quotas were asked, and ended whose last day has passed', () => {
  const by = projectsByFilter(projects, quotas, now);
  expect(names(by['near-quota'])).toEqual(['deskmap']);
  expect(names(by.ended)).toEqual(['bikes']);
  expect(nearQuotas('deskmap', quotas).map(({ key }) => key)).toEqual(['cores']);
  expect(nearQuotas('bikes', quotas)).toEqual([]);
});

it('knows whose quotas nobody asked for', () => {
  expect(names(projectsUnasked(projects, quotas))).toEqual(['bikes', 'trams']);
});
