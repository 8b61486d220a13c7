import { DirectionProvider } from '@base-ui/react/direction-provider';
import { Tabs } from '@base-ui/react/tabs';
import { CopyText } from '../../components/copy-text.tsx';
import type { MessageKey } from '../../text/languages.ts';
import { Say, useText } from '../../text/text.tsx';

/** How a key is made and shown there, in each system's own shell. The names of the systems are theirs in every language. */
const systems = [
  {
    id: 'windows',
    name: 'Windows',
    run: 'newcomer-key-run-windows',
    show: 'type $env:USERPROFILE\\.ssh\\id_ed25519.pub',
  },
  {
    id: 'macos',
    name: 'macOS',
    run: 'newcomer-key-run-macos',
    show: 'cat ~/.ssh/id_ed25519.pub',
  },
  {
    id: 'linux',
    name: 'Linux',
    run: 'newcomer-key-run-linux',
    show: 'cat ~/.ssh/id_ed25519.pub',
  },
  {
    id: 'chromeos',
    name: 'ChromeOS',
    run: 'newcomer-key-run-chromeos',
    show: 'cat ~/.ssh/id_ed25519.pub',
  },
] as const satisfies readonly { id: string; name: string; run: MessageKey; show: string }[];
type System = (typeof systems)[number];

const MAKE = 'ssh-keygen -t ed25519';

/** How a key is made on the newcomer's own computer. Nothing of it is ever run here. */
export function KeyGuide() {
  const { say, direction } = useText();
  return (
    <DirectionProvider direction={direction}>
      <Tabs.Root defaultValue={systems[0].id}>
        <Tabs.List className="tabrow" aria-label={say('newcomer-key-system')} activateOnFocus>
          {systems.map(({ id, name }) => (
            <Tabs.Tab key={id} value={id} translate="no">
              {name}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {systems.map((system) => (
          <Tabs.Panel key={system.id} value={system.id} className="key-guide">
            <Steps system={system} />
          </Tabs.Panel>
        ))}
      </Tabs.Root>
    </DirectionProvider>
  );
}

const Steps = ({ system: { run, show } }: { system: System }) => (
  <ol className="guide">
    <li>
      <p>
        <Say k={run} />
      </p>
      <CopyText text={MAKE} />
    </li>
    <li>
      <p>
        <Say k="newcomer-key-show" />
      </p>
      <CopyText text={show} />
    </li>
  </ol>
);
