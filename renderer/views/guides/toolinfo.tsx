import { toolinfoText, toolinfoTypedProblems } from '../../../shared/toolhub/describe-tool.ts';
import { saveFile } from '../../bridge/files.ts';
import { ButtonLink } from '../../components/button.tsx';
import { CopyText } from '../../components/copy-text.tsx';
import { Form, useForm } from '../../components/form/form.tsx';
import { Island } from '../../components/island.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { FieldRule } from '../../components/problem-notice.tsx';
import { toolinfoShown } from '../../stores/guides/toolinfo-store.ts';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say, useText } from '../../text/text.tsx';
import '../../styles/guides.css';
import { ToolinfoFields } from './toolinfo-fields.tsx';

/** What the catalogue is to tell of a tool: typed, shown as the file it becomes, and saved or copied by the person. */
export function Toolinfo({ id }: { id: string }) {
  const { say } = useText();
  const pageUrl = useStore('event', ({ event }) => event?.toolforge?.toolUrl);
  const state = useStore('toolinfo', (store) => store);
  const typed = toolinfoShown(state, pageUrl);
  const problems = toolinfoTypedProblems(typed);
  const form = useForm({
    wrong: Object.fromEntries(
      problems.map((problem) => [problem.field, <FieldRule key="rule" problem={problem} />]),
    ),
    send() {
      saveFile('toolinfo.json', toolinfoText(typed), 'application/json;charset=utf-8');
      state.saved();
    },
  });
  return (
    <div className="narrow">
      <PageTitle title={say('toolinfo-title')} />
      <p className="lead">
        <Say k="toolinfo-lead" fill={[<Island key="tool">{id}</Island>]} />
      </p>
      <Form of={form} submit="next-save" action="progressive" weight="primary">
        <ToolinfoFields typed={typed} form={form} />
        <Written text={toolinfoText(typed)} missing={problems.length} />
        <Goes url={typed.url} />
      </Form>
      <div className="actions">
        <ButtonLink href={hashOf({ view: 'tool', id })}>
          <Say k="toolinfo-back" />
        </ButtonLink>
      </div>
    </div>
  );
}

/** The file as it will be written; it is taken away only once the catalogue would take it. */
function Written({ text, missing }: { text: string; missing: number }) {
  return (
    <section aria-labelledby="toolinfo-file">
      <h2 id="toolinfo-file">
        <Island mono>toolinfo.json</Island>
      </h2>
      <p role="status">
        {missing === 0 ? <Say k="toolinfo-right" /> : <Say k="toolinfo-missing" fill={[missing]} />}
      </p>
      {missing === 0 ? (
        <CopyText key={text} text={text} />
      ) : (
        <pre className="toolinfo-file" dir="ltr" translate="no">
          {text}
        </pre>
      )}
    </section>
  );
}

/** Where a browser finds the file beside the tool's page. */
const besidePage = (url: string): string =>
  URL.parse('toolinfo.json', url)?.href ?? 'toolinfo.json';

const Goes = ({ url }: { url: string }) => (
  <p>
    <Say k="toolinfo-goes" fill={[<Island key="url">{besidePage(url)}</Island>]} />
  </p>
);
