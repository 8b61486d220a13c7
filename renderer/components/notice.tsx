import type { ReactNode } from 'react';

/** How much a message asks for attention, in Codex’ four sorts. */
export type Tone = 'notice' | 'warning' | 'error' | 'success';

interface Props {
  tone: Tone;
  /** Read out at once when it appears. */
  alert?: boolean;
  inline?: boolean;
  children: ReactNode;
}

/** Codex' Message. */
export function Notice({ tone, alert = false, inline = false, children }: Props) {
  const shape = inline ? 'cdx-message--inline' : 'cdx-message--block';
  return (
    <div className={`cdx-message ${shape} cdx-message--${tone}`} role={alert ? 'alert' : undefined}>
      {/* In Arabic Codex draws the lamp of a notice over the sign of every other tone. */}
      <span className="cdx-message__icon" lang="en" />
      <div className="cdx-message__content">{children}</div>
    </div>
  );
}
