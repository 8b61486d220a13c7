import { cdxIconDownload } from '@wikimedia/codex-icons';
import type { DragEvent } from 'react';
import { writeCsv } from '../../../shared/roster/csv.ts';
import { templateHeader } from '../../../shared/roster/roster-columns.ts';
import { Button } from '../../components/button.tsx';
import { FileButton } from '../../components/form/file-button.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { saveFile } from '../../bridge/files.ts';

/** A file is chosen or dropped; a template is there for who has none. */
export function ChooseFile() {
  const read = useStore('roster', (state) => state.read);
  const isFirst = useStore('roster', (state) => state.fileName === '');

  const drop = (event: DragEvent) => {
    event.preventDefault();
    const [file] = event.dataTransfer.files;
    if (file) void read(file);
  };
  return (
    <div
      className={`roster__choose ${isFirst ? 'roster__choose--first' : ''}`}
      onDragOver={(event) => event.preventDefault()}
      onDrop={drop}
    >
      <FileButton
        label={isFirst ? 'roster-choose' : 'roster-other'}
        accept=".csv,.tsv,.txt,text/csv"
        action={isFirst ? 'progressive' : 'default'}
        weight={isFirst ? 'primary' : 'normal'}
        onFile={(file) => void read(file)}
      />
      {isFirst ? (
        <p className="lead">
          <Say k="roster-drop" />
        </p>
      ) : null}
      <Button
        icon={cdxIconDownload}
        weight="quiet"
        onClick={() => saveFile('roster.csv', writeCsv([templateHeader]))}
      >
        <Say k="roster-template" />
      </Button>
    </div>
  );
}
