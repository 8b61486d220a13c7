import type { ReactNode } from 'react';

interface Props {
  label: ReactNode;
  /** What is used, in words. */
  words: ReactNode;
  /** From 0 to 1; undefined where there is no limit or nobody knows. */
  share: number | undefined;
  children?: ReactNode;
}

/** How full something is, in words; the bar shows the same to whoever likes to look. */
export const Gauge = ({ label, words, share, children }: Props) => (
  <li className="gauge">
    <span className="gauge__label">{label}</span>
    <span className="gauge__words">{words}</span>
    <span className="gauge__bar" aria-hidden="true">
      {share === undefined ? null : (
        <span
          className={`gauge__full ${share >= 1 ? 'gauge__full--up' : ''}`}
          style={{ inlineSize: `${Math.min(1, share) * 100}%` }}
        />
      )}
    </span>
    {children}
  </li>
);
