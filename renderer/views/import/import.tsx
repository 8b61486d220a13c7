import { type SubmitEvent, useState } from 'react';
import { missingFrames } from '../../../shared/bundle/bundle-frames.ts';
import { Notice } from '../../components/notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { FileButton } from '../../components/form/file-button.tsx';
import { Field } from '../../components/form/field.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { TextInput } from '../../components/form/text-input.tsx';
import { Arrivals } from './arrivals.tsx';
import { Camera } from './camera.tsx';

/** How many of the codes were read, which are missing, and why the last one was of no use. */
function CodeProgress() {
  const collected = useStore('import', (state) => state.collected);
  const misread = useStore('import', (state) => state.misread);
  return (
    <div role="status" className="code-progress">
      {misread ? (
        <Notice tone="warning" inline>
          <Say k={`import-frame-${misread}`} />
        </Notice>
      ) : null}
      {collected ? (
        <>
          <p>
            <Say k="import-frames" fill={[collected.pieces.size, collected.of]} />
          </p>
          <p>
            <Say k="import-frames-missing" fill={[missingFrames(collected).join(', ')]} />
          </p>
        </>
      ) : null}
    </div>
  );
}

/** Opens a bundle from a file, a camera or a scanner, shows who is in it, and files them. */
export function Import() {
  const { say } = useText();
  const report = useStore('import', (state) => state.report);
  const asking = useStore('import', (state) => state.asking);
  const problem = useStore('import', (state) => state.problem);
  return (
    <div className="narrow">
      <PageTitle title={say('import-title')} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      {report ? <Arrivals report={report} /> : <Sources />}
      <p role="status">{asking && !report ? <Say k="import-opening" /> : null}</p>
    </div>
  );
}

const Sources = () => (
  <>
    <p className="lead">
      <Say k="import-lead" />
    </p>
    <BundleFile />
    <Camera />
    <Scanner />
    <CodeProgress />
  </>
);

function BundleFile() {
  const open = useStore('import', (state) => state.open);
  const read = async (file: File) => open(await file.text());
  return <FileButton label="import-file" accept=".lanyard" onFile={(file) => void read(file)} />;
}

/** Scanners type the code and, nearly all, press Enter. */
function Scanner() {
  const [typed, setTyped] = useState('');
  const scan = useStore('import', (state) => state.scan);
  const send = (event: SubmitEvent) => {
    event.preventDefault();
    if (typed.trim() !== '') scan(typed);
    setTyped('');
  };
  return (
    <form noValidate onSubmit={send}>
      <Field
        id="scanner"
        label="import-scanner"
        help={<Say k="import-scanner-help" />}
        control={(control) => (
          <TextInput
            {...control}
            dir="ltr"
            value={typed}
            onType={setTyped}
            more={{ autoComplete: 'off' }}
          />
        )}
      />
    </form>
  );
}
