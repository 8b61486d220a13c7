import type { ReactNode } from 'react';
import { Island } from './island.tsx';

/** A page of somebody else; it opens in the person's own browser, never inside this window. */
export const Outside = ({ url, children }: { url: string; children?: ReactNode }) => (
  <a href={url} target="_blank" rel="noreferrer">
    {children ?? <Island>{url}</Island>}
  </a>
);
