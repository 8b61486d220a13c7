import { cdxIconCopy } from '@wikimedia/codex-icons';
import { useState } from 'react';
import { Say } from '../text/text.tsx';
import { Button } from './button.tsx';

interface Props {
  text: string;
  /** Commands and code run from left to right in every language; sentences follow their own. */
  dir?: 'ltr' | 'auto';
}

/** A text to be taken elsewhere, as it is. Where the system does not let it be copied, one click selects all of it. */
export function CopyText({ text, dir = 'ltr' }: Props) {
  const [copied, setCopied] = useState<boolean>();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <div className="copy-text">
      <pre dir={dir} translate="no">
        {text}
      </pre>
      <Button icon={cdxIconCopy} onClick={() => void copy()}>
        <Say k="copy-do" />
      </Button>
      <span role="status">
        {copied === undefined ? null : <Say k={copied ? 'copy-done' : 'copy-refused'} />}
      </span>
    </div>
  );
}
