import type { ReactNode, ToggleEvent } from 'react';

interface Props {
  title: ReactNode;
  children: ReactNode;
  className?: string;
  open?: boolean | undefined;
  /** Of those of one name, one is open at a time. */
  name?: string;
  onToggle?: (event: ToggleEvent<HTMLDetailsElement>) => void;
}

/** Something that unfolds, in Codex' form. */
export const Accordion = ({ title, children, className = '', ...details }: Props) => (
  <details className={`cdx-accordion ${className}`.trim()} {...details}>
    <summary>
      <span className="cdx-accordion__header">{title}</span>
    </summary>
    <div className="cdx-accordion__content">{children}</div>
  </details>
);
