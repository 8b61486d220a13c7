import { Island } from '../../components/island.tsx';
import { sheetState, type WelcomeSheet } from '../../selectors/welcome-sheet.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

/** The line to log in with; undefined where the account or its key was not read back, or the event has no host to log in to. */
export function useLogin(sheet: WelcomeSheet): string | undefined {
  const host = useStore('event', (state) => state.event?.toolforge?.loginHost);
  const isThere = sheetState(sheet, 'account') === 'done' && sheetState(sheet, 'key') === 'done';
  return isThere && host !== undefined ? `ssh ${sheet.shellName}@${host}` : undefined;
}

/** What to type, as it is typed. */
export const Command = ({ children }: { children: string }) => (
  <code className="sheet__command" dir="ltr" translate="no">
    {children}
  </code>
);

/** What to do with what was read back; what is not there yet is told of below. */
export function NextSteps({ sheet }: { sheet: WelcomeSheet }) {
  const login = useLogin(sheet);
  const isMember = sheetState(sheet, 'toolforge') === 'done';
  const tool = sheet.lines.find(({ name, state }) => name === 'tool' && state === 'done');
  if (sheetState(sheet, 'account') !== 'done') return <Keys sheet={sheet} />;
  return (
    <section>
      <h3>
        <Say k="sheet-next-title" />
      </h3>
      <ol>
        <li>
          <Say k="tell-account" fill={[sheet.username]} />
        </li>
        {login === undefined ? null : (
          <li>
            <Say k={isMember ? 'tell-ssh' : 'tell-ssh-later'} />
            <Command>{login}</Command>
            <Keys sheet={sheet} />
          </li>
        )}
        {isMember && tool?.names[0] !== undefined ? (
          <li>
            <Say k="tell-become" />
            <Command>{`become ${tool.names[0]}`}</Command>
          </li>
        ) : null}
      </ol>
    </section>
  );
}

/** More keys than these leave no room; who has them knows. */
const MOST_KEYS = 2;

const Keys = ({ sheet: { fingerprints } }: { sheet: WelcomeSheet }) =>
  fingerprints.slice(0, MOST_KEYS).map((fingerprint) => (
    <p key={fingerprint} className="sheet__key">
      <Say k="fact-key" /> <Island mono>{fingerprint}</Island>
    </p>
  ));
