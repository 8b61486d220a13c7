import {
  cdxIconArrowNext,
  cdxIconHelpNotice,
  cdxIconLabFlask,
  cdxIconLock,
  cdxIconUserAvatarOutline,
  type Icon as CodexIcon,
} from '@wikimedia/codex-icons';
import { type ReactNode, useState } from 'react';
import type { StartView, StartWay } from '../../shared/contract/start.ts';
import { Button } from '../components/button.tsx';
import { FileButton } from '../components/form/file-button.tsx';
import { LanguageSelect } from '../components/form/language-select.tsx';
import { Icon } from '../components/icon.tsx';
import { Island } from '../components/island.tsx';
import { Notice } from '../components/notice.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { ProblemNotice } from '../components/problem-notice.tsx';
import { useStore } from '../stores/provider.tsx';
import { inLanguage } from '../../shared/languages.ts';
import { Say, useText } from '../text/text.tsx';

type WithEvent = Exclude<StartWay, 'practice'>;

/** The one question of a fresh start: what this computer is used for. */
export function FirstScreen({ view, told }: { view: StartView; told?: ReactNode }) {
  const [way, setWay] = useState<WithEvent>();
  const forget = useStore('start', (state) => state.forget);
  const language = useStore('preferences', (state) => state.language);
  const prefer = useStore('preferences', (state) => state.prefer);
  const go = (to: WithEvent | undefined) => {
    forget();
    setWay(to);
  };
  return (
    <main id="main" className="first">
      <div className="first__language">
        <LanguageSelect
          id="language"
          label="settings-language"
          value={language}
          onChange={(chosen) => prefer({ language: chosen })}
        />
      </div>
      {told}
      {way === undefined ? (
        <Doors view={view} onWay={go} />
      ) : (
        <ChooseEvent key={way} way={way} view={view} onBack={() => go(undefined)} />
      )}
    </main>
  );
}

function Doors({ view, onWay }: { view: StartView; onWay: (way: WithEvent) => void }) {
  const { say } = useText();
  const choose = useStore('start', (state) => state.choose);
  const problem = useStore('start', (state) => state.problem);
  const prefer = useStore('preferences', (state) => state.prefer);
  const practise = async () => {
    if (await choose({ way: 'practice' })) {
      prefer({ tour: { step: 0, since: new Date().toISOString() } });
    }
  };
  return (
    <>
      <PageTitle title={say('first-title')} />
      <p className="first__lead">
        <Say k="first-lead" />
      </p>
      {view.problem === undefined ? null : <NotOpened words={view.problem} />}
      {problem ? <ProblemNotice problem={problem} /> : null}
      <ul className="doors">
        <Door way="practice" icon={cdxIconLabFlask} onOpen={() => void practise()} />
        <Door way="desk" icon={cdxIconHelpNotice} onOpen={() => onWay('desk')} />
        <Door way="newcomer" icon={cdxIconUserAvatarOutline} onOpen={() => onWay('newcomer')} />
      </ul>
      <p className="first__safe">
        <Icon icon={cdxIconLock} />
        <span>
          <Say k="first-safe" />
        </span>
      </p>
    </>
  );
}

interface DoorProps {
  way: StartWay;
  icon: CodexIcon;
  onOpen: () => void;
}

const Door = ({ way, icon, onOpen }: DoorProps) => (
  <li>
    <button type="button" className="door" aria-describedby={`door-${way}`} onClick={onOpen}>
      <Icon icon={icon} />
      <strong>
        <Say k={`first-${way}`} />
      </strong>
      <span id={`door-${way}`}>
        <Say k={`first-${way}-lead`} />
      </span>
      <Icon icon={cdxIconArrowNext} />
    </button>
  </li>
);

/** Words of the profile's reader: they name lines and keys of the file. */
const NotOpened = ({ words }: { words: string }) => (
  <Notice tone="error" alert>
    <p>
      <strong>
        <Say k="first-not-opened" />
      </strong>
    </p>
    <p>
      <Say k="first-not-opened-next" />
    </p>
    {words.split('\n').map((sentence) => (
      <p key={sentence} className="problem-detail">
        <Island>{sentence}</Island>
      </p>
    ))}
  </Notice>
);

interface ChooseProps {
  way: WithEvent;
  view: StartView;
  onBack: () => void;
}

/** Which event: the file of its organizers, or one that ships with Lanyard. */
function ChooseEvent({ way, view, onBack }: ChooseProps) {
  const { say, language } = useText();
  const { choose, chooseFile, working } = useStore('start', (state) => state);
  // Practice has a door of its own; a newcomer's file needs desks that can open it.
  const others = view.shipped.filter(({ profile, hasKey }) =>
    way === 'desk' ? profile !== 'practice' : hasKey,
  );
  return (
    <div className="first__event">
      <PageTitle title={say('first-event-title')} />
      <p className="first__lead">
        <Say k={`first-event-${way}`} />
      </p>
      <Refused />
      <div className="actions">
        <FileButton
          label={working ? 'first-event-opening' : 'first-event-file'}
          accept=".yaml,.yml"
          action="progressive"
          weight="primary"
          size="large"
          onFile={(file) => void chooseFile(way, file)}
        />
        {others.map(({ profile, name }) => (
          <Button
            key={profile}
            size="large"
            onClick={() => void choose({ way, event: { shipped: profile } })}
          >
            <bdi>{inLanguage(name, language) ?? profile}</bdi>
          </Button>
        ))}
        <Button size="large" weight="quiet" onClick={onBack}>
          <Say k="newcomer-back" />
        </Button>
      </div>
      {way === 'desk' ? (
        <p className="first__lead">
          <Say k="first-event-desk-next" />
        </p>
      ) : null}
    </div>
  );
}

function Refused() {
  const problem = useStore('start', (state) => state.problem);
  if (!problem) return null;
  const found = problem.fields.filter(({ rule }) => rule === 'profile');
  if (found.length === 0) return <ProblemNotice problem={problem} />;
  return <NotOpened words={found.flatMap(({ params }) => params).join('\n')} />;
}
