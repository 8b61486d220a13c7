import { type KeyboardEvent, useState } from 'react';
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
  const [system, choose] = useState<System>(systems[0]);
  return (
    <div>
      <Tabs chosen={system} onChoose={choose} />
      <div role="tabpanel" id="key-guide" aria-labelledby={`system-${system.id}`}>
        <ol className="guide">
          <li>
            <p>
              <Say k={system.run} />
            </p>
            <CopyText text={MAKE} />
          </li>
          <li>
            <p>
              <Say k="newcomer-key-show" />
            </p>
            <CopyText key={system.id} text={system.show} />
          </li>
        </ol>
      </div>
    </div>
  );
}

function Tabs({ chosen, onChoose }: { chosen: System; onChoose: (system: System) => void }) {
  const { say, direction } = useText();
  /** The arrows go along the row as it is read (ARIA Authoring Practices, Tabs). */
  const walk = ({ key, currentTarget }: KeyboardEvent<HTMLElement>): void => {
    const onward = direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight';
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return;
    const at = systems.indexOf(chosen) + (key === onward ? 1 : systems.length - 1);
    const tabs = currentTarget.querySelectorAll<HTMLElement>('[role=tab]');
    tabs[at % systems.length]?.focus();
  };
  return (
    <div className="tabrow" role="tablist" aria-label={say('newcomer-key-system')} onKeyDown={walk}>
      {systems.map((system) => (
        <button
          key={system.id}
          id={`system-${system.id}`}
          type="button"
          role="tab"
          aria-selected={system === chosen}
          aria-controls="key-guide"
          tabIndex={system === chosen ? 0 : -1}
          translate="no"
          onClick={() => onChoose(system)}
          onFocus={() => onChoose(system)}
        >
          {system.name}
        </button>
      ))}
    </div>
  );
}
