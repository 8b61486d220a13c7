import { hashOf } from '../stores/route-store.ts';
import { Island } from './island.tsx';

interface Props {
  to: 'person' | 'project' | 'tool';
  name: string;
}

/** The name of a person, a project or a tool, as the way to its page. */
export const PlaceLink = ({ to, name }: Props) => (
  <a href={hashOf({ view: to, id: name })}>
    <Island mono>{name}</Island>
  </a>
);
