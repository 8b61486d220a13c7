import type { NameAlternative } from '../../shared/names/name-verdict.ts';
import { Island } from './island.tsx';

/** A username with its shell name, each in its own direction. */
export const NamePair = ({ pair: { username, shellName } }: { pair: NameAlternative }) => (
  <span className="name-pair">
    <bdi>{username}</bdi> <Island mono>{shellName}</Island>
  </span>
);
