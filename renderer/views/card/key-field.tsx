import { useRef, type DragEvent } from 'react';
import type { KeyReport } from '../../../shared/keys/key-report.ts';
import { fileText } from '../../bridge/files.ts';
import { Accordion } from '../../components/accordion.tsx';
import { Field, type ControlProps, type FieldMessage } from '../../components/form/field.tsx';
import { FileButton } from '../../components/form/file-button.tsx';
import { Island } from '../../components/island.tsx';
import { useStore } from '../../stores/provider.tsx';
import { keyRepairKey, keyRuleKey } from '../../text/problem.ts';
import { Say } from '../../text/text.tsx';
import { useFieldMessage, useHeldMessage } from './use-field-message.tsx';

/** More than any public key; a bigger file is something else and is not read. */
const LARGEST_KEY_FILE = 65_536;

/** The SSH key: pasted, dropped or chosen as a file, and told what it is. */
export function KeyField() {
  const report = useStore('draft', (state) => state.key);
  const isTyped = useStore('draft', (state) => state.fields.sshKey.trim() !== '');
  const problem = useFieldMessage('sshKey');
  const held = useHeldMessage('sshKey');
  const reported = report ? keyMessage(report) : undefined;
  const asking: FieldMessage = { tone: 'plain', words: <Say k="key-asking" /> };
  return (
    <Field
      id="sshKey"
      label="field-ssh-key"
      optional
      live
      help={<Say k="field-ssh-key-help" fill={[<Island mono>.pub</Island>]} />}
      message={problem ?? held ?? reported ?? (isTyped ? asking : undefined)}
      control={(control) => <KeyControl {...control} />}
    >
      {report?.ok ? null : <MakeOne />}
    </Field>
  );
}

/** Where a key is pasted, dropped or chosen as a file. */
export function KeyControl(control: ControlProps) {
  const value = useStore('draft', (state) => state.fields.sshKey);
  const type = useStore('draft', (state) => state.type);
  const isGood = useStore('draft', ({ key }) => key?.ok ?? false);
  const text = useRef<HTMLTextAreaElement>(null);

  const read = async (file: File) => {
    type('sshKey', await fileText(file.slice(0, LARGEST_KEY_FILE)));
    // The button goes away once there is a good key.
    text.current?.focus();
  };
  const drop = (event: DragEvent) => {
    const file = event.dataTransfer.files[0];
    if (!file) return;
    event.preventDefault();
    void read(file);
  };
  return (
    <div className="key-control" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <div className="cdx-text-area">
        <textarea
          {...control}
          ref={text}
          className="cdx-text-area__textarea key-text"
          dir="ltr"
          rows={2}
          value={value}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => type('sshKey', event.target.value)}
        />
      </div>
      {isGood ? null : <FileButton label="key-choose-file" onFile={(file) => void read(file)} />}
    </div>
  );
}

/** What was found out about a key. */
export function keyMessage(report: KeyReport): FieldMessage {
  if (!report.ok) {
    return { tone: 'error', words: <Say k={keyRuleKey(report.rule)} fill={report.params} /> };
  }
  const { type, bits, fingerprint, repairs } = report;
  return {
    tone: 'success',
    words: (
      <>
        <p>
          <Say k="key-good" fill={[<Island>{type}</Island>, bits]} />
        </p>
        <p>
          <Island mono>{fingerprint}</Island>
        </p>
        {repairs.map((repair) => (
          <p key={repair}>
            <Say k={keyRepairKey(repair)} />
          </p>
        ))}
      </>
    ),
  };
}

function MakeOne() {
  return (
    <Accordion title={<Say k="key-make-title" />} className="make-key">
      <p>
        <Say k="key-make-run" />
      </p>
      <pre dir="ltr">ssh-keygen -t ed25519</pre>
      <p>
        <Say k="key-make-show" />
      </p>
      <pre dir="ltr">cat ~/.ssh/id_ed25519.pub</pre>
      <p>
        <Say k="key-make-private" fill={[<Island mono>id_ed25519</Island>]} />
      </p>
    </Accordion>
  );
}
