import { cdxIconUpload } from '@wikimedia/codex-icons';
import { useRef } from 'react';
import type { MessageKey } from '../../text/languages.ts';
import { Say, useText } from '../../text/text.tsx';
import { Button, type Look } from '../button.tsx';

interface Props extends Look {
  label: MessageKey;
  /** Which files the system's own window offers first, as the attribute `accept` has it. */
  accept?: string;
  onFile: (file: File) => void;
}

/** Asks for one file. The control of the browser itself speaks its own language and cannot be dressed, so it stays hidden. */
export function FileButton({ label, accept, onFile, ...look }: Props) {
  const chooser = useRef<HTMLInputElement>(null);
  const { say } = useText();
  return (
    <>
      <Button icon={cdxIconUpload} {...look} onClick={() => chooser.current?.click()}>
        <Say k={label} />
      </Button>
      <input
        ref={chooser}
        type="file"
        accept={accept}
        hidden
        aria-label={say(label)}
        onChange={({ target }) => {
          const [file] = target.files ?? [];
          if (file) onFile(file);
          // The same file may be chosen again after it was mended.
          target.value = '';
        }}
      />
    </>
  );
}
