import { useEventName } from '../../components/event-name.ts';
import { Island } from '../../components/island.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import type { SheetLine, WelcomeSheet } from '../../selectors/welcome-sheet.ts';
import { Say, useText } from '../../text/text.tsx';
import { Address, useWelcome, Words } from './help.tsx';
import { Names, sizeOf, stateWords, useLines } from './lines.tsx';
import { Command, useLogin } from './next-steps.tsx';

interface Props {
  sheet: WelcomeSheet;
  /** When it is printed, ISO 8601. */
  now: string;
}

/** The same on a label of a tape 62 mm wide, in black: such printers know no grey. */
export function Label({ sheet, now }: Props) {
  const { startUrl } = useWelcome();
  const login = useLogin(sheet);
  const text = useText();
  return (
    <div className="sheet__label">
      <p className="sheet__top">
        <strong>
          <bdi>{useEventName()}</bdi>
        </strong>{' '}
        <span>{text.dayAndTime(now)}</span>
      </p>
      <div>
        <h2 className={sizeOf(sheet.username)}>
          <bdi>{sheet.username}</bdi>
        </h2>
        <p className="sheet__shell">
          <Island mono>{sheet.shellName}</Island>
        </p>
      </div>
      {login === undefined ? null : <Command>{login}</Command>}
      <div className="sheet__beside">
        {startUrl === undefined ? null : <QrCode text={startUrl} label={startUrl} />}
        <LabelLines sheet={sheet} />
      </div>
      <LabelHelp />
    </div>
  );
}

/** The names say that there is an account, the fingerprint that there is a key; there is no room for what nobody asked for. */
const isSaid = ({ name, state }: SheetLine): boolean =>
  state === 'none' || (state === 'done' && (name === 'account' || name === 'key'));

function LabelLines({ sheet }: { sheet: WelcomeSheet }) {
  const lines = useLines(sheet).filter((line) => !isSaid(line));
  const [fingerprint] = sheet.fingerprints;
  return (
    <dl>
      {fingerprint === undefined ? null : (
        <div>
          <dt>
            <Say k="fact-key" />
          </dt>
          <dd className="sheet__key">
            <Island mono>{fingerprint}</Island>
          </dd>
        </div>
      )}
      {lines.map((line) => (
        <div key={line.name}>
          <dt>
            <Say k={`stage-${line.name}`} />
          </dt>
          <dd>
            <Say k={stateWords(line)} />{' '}
            {line.names.length === 0 ? null : <Names names={line.names} />}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Whom to ask first. */
function LabelHelp() {
  const [first] = useWelcome().help;
  if (!first) return null;
  const { name, where, url } = first;
  return (
    <p className="sheet__help">
      <strong>
        <Words of={name} />
      </strong>{' '}
      {where ? <Words of={where} /> : <Address url={url ?? ''} />}
    </p>
  );
}
