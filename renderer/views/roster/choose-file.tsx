import { cdxIconDownload, cdxIconUpload } from '@wikimedia/codex-icons';
import { useRef, type DragEvent } from 'react';
import { writeCsv } from '../../../shared/domain/csv.ts';
import { templateHeader } from '../../../shared/domain/roster-columns.ts';
import { Button } from '../../components/button.tsx';
import { useRoster } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { saveFile } from './save-file.ts';

/** A file is chosen or dropped; a template is there for who has none. */
export function ChooseFile() {
  const read = useRoster((state) => state.read);
  const isFirst = useRoster((state) => state.fileName === '');
  const chooser = useRef<HTMLInputElement>(null);
  const { say } = useText();

  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) void read(file);
  };
  return (
    <div className="roster__choose" onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <Button
        icon={cdxIconUpload}
        action={isFirst ? 'progressive' : 'default'}
        weight={isFirst ? 'primary' : 'normal'}
        onClick={() => chooser.current?.click()}
      >
        <Say k={isFirst ? 'roster-choose' : 'roster-other'} />
      </Button>
      <p className="lead">
        <Say k="roster-drop" />
      </p>
      <Button
        icon={cdxIconDownload}
        weight="quiet"
        onClick={() => saveFile('roster.csv', writeCsv([templateHeader]))}
      >
        <Say k="roster-template" />
      </Button>
      <input
        ref={chooser}
        type="file"
        accept=".csv,.tsv,.txt,text/csv"
        hidden
        aria-label={say('roster-choose')}
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          if (file) void read(file);
          // The same file may be chosen again after it was mended.
          event.target.value = '';
        }}
      />
    </div>
  );
}
