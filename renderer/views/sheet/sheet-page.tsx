import type { ReactNode } from 'react';
import { useEventName } from '../../components/event-name.ts';
import { Island } from '../../components/island.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { type SheetLine, sheetState, type WelcomeSheet } from '../../selectors/welcome-sheet.ts';
import { Say, useText } from '../../text/text.tsx';
import { Address, Help, TryOut, useWelcome } from './help.tsx';
import { Names, sizeOf, stateWords, useLines } from './lines.tsx';
import { NextSteps } from './next-steps.tsx';

interface Props {
  sheet: WelcomeSheet;
  /** When it is printed, ISO 8601. */
  now: string;
}

/** The sheet on A4 or Letter. */
export function SheetPage({ sheet, now }: Props) {
  const text = useText();
  return (
    <div className="sheet__page">
      <header className="sheet__top">
        <strong>
          <bdi>{useEventName()}</bdi>
        </strong>
      </header>
      <Hello sheet={sheet} />
      <BothNames sheet={sheet} />
      <NextSteps sheet={sheet} />
      <Have lines={useLines(sheet)} />
      <div className="sheet__columns">
        <TryOut />
        <Help />
        <HelpCode />
      </div>
      <footer className="sheet__foot">
        <span>
          <Say k="sheet-no-secret" /> <NewPassword />
        </span>
        <span>
          <Say k="sheet-printed" fill={[text.dayAndTime(now)]} />
        </span>
      </footer>
    </div>
  );
}

function NewPassword() {
  const { accountUrl } = useWelcome();
  if (accountUrl === undefined) return null;
  return <Say k="sheet-new-password" fill={[<Address key="url" url={accountUrl} />]} />;
}

/** A code with what it leads to. */
const Code = ({ url, children }: { url: string; children: ReactNode }) => (
  <figure className="sheet__code">
    <QrCode text={url} label={url} />
    <figcaption>{children}</figcaption>
  </figure>
);

function Hello({ sheet }: { sheet: WelcomeSheet }) {
  const { startUrl } = useWelcome();
  const isReady = sheetState(sheet, 'account') === 'done';
  return (
    <div className="sheet__hello">
      <div>
        <p>
          <Say k="sheet-welcome" />
        </p>
        <h2 className={sizeOf(sheet.username)}>
          <bdi>{sheet.username}</bdi>
        </h2>
        <p>
          <Say k={isReady ? 'sheet-ready' : 'sheet-not-ready'} />
        </p>
      </div>
      {startUrl === undefined ? null : (
        <Code url={startUrl}>
          <Say k="sheet-start" /> <Address url={startUrl} />
        </Code>
      )}
    </div>
  );
}

const BothNames = ({ sheet: { username, shellName } }: { sheet: WelcomeSheet }) => (
  <dl className="sheet__names">
    <div>
      <dt>
        <Say k="field-username" />
      </dt>
      <dd className={sizeOf(username)}>
        <bdi>{username}</bdi>
      </dd>
      <dd>
        <Say k="sheet-username-for" />
      </dd>
    </div>
    <div>
      <dt>
        <Say k="field-shell-name" />
      </dt>
      <dd className={sizeOf(shellName)}>
        <Island mono>{shellName}</Island>
      </dd>
      <dd>
        <Say k="sheet-shell-name-for" />
      </dd>
    </div>
  </dl>
);

const Have = ({ lines }: { lines: readonly SheetLine[] }) => (
  <section>
    <h3>
      <Say k="sheet-have-title" />
    </h3>
    <table className="sheet__have">
      <tbody>
        {lines.map((line) => (
          <tr key={line.name}>
            <th scope="row">
              <Say k={`stage-${line.name}`} />
            </th>
            <td>
              <Say k={stateWords(line)} />
            </td>
            <td>{line.names.length === 0 ? null : <Names names={line.names} />}</td>
            <td>
              <At line={line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </section>
);

function At({ line: { at } }: { line: SheetLine }) {
  const { time } = useText();
  return at ? <Say k={`sheet-${at.is}`} fill={[time(at.iso)]} /> : null;
}

/** The first page that helps, to be scanned. */
function HelpCode() {
  const { help } = useWelcome();
  const first = help.find(({ url }) => url !== undefined);
  if (first?.url === undefined) return null;
  return (
    <Code url={first.url}>
      <Say k="sheet-help-title" />
    </Code>
  );
}
