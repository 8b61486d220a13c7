import type { ReactNode } from 'react';
import type { NameAlternative } from '../../shared/names/name-verdict.ts';

/** A shell name, key, fingerprint, URL or address: left to right in every language, and never translated. */
export function Island({ children, mono = false }: { children: string; mono?: boolean }) {
  return (
    <bdi dir="ltr" translate="no" className={mono ? 'island island--mono' : 'island'}>
      {children}
    </bdi>
  );
}

/** A username with its shell name, each in its own direction. */
export const NamePair = ({ pair: { username, shellName } }: { pair: NameAlternative }) => (
  <span className="name-pair">
    <bdi>{username}</bdi> <Island mono>{shellName}</Island>
  </span>
);

/** A page of somebody else; it opens in the person's own browser, never inside this window. */
export const Outside = ({ url, children }: { url: string; children?: ReactNode }) => (
  <a href={url} target="_blank" rel="noreferrer">
    {children ?? <Island>{url}</Island>}
  </a>
);
