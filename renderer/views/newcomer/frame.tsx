import { cdxIconLanguage } from '@wikimedia/codex-icons';
import type { ReactNode } from 'react';
import { Button } from '../../components/button.tsx';
import { useEventName } from '../../components/event-name.ts';
import { ownName } from '../../../shared/languages.ts';
import { Say, useText } from '../../text/text.tsx';
import { Badge } from './badge.tsx';

interface Props {
  /** Leads to the choice of language; left out where that is what is shown. */
  onLanguage?: (() => void) | undefined;
  hasBadge?: boolean;
  /** What is to be told whatever is shown. */
  told?: ReactNode;
  /** At the bottom; the way back to the helper where left out. */
  foot?: ReactNode;
  children: ReactNode;
}

/** What stands around every question: the event, the language, and nothing of the desk. */
export function Frame({
  onLanguage,
  hasBadge = false,
  told,
  foot = <ForHelpers />,
  children,
}: Props) {
  return (
    <>
      <header className="self__top">
        <Event />
        {onLanguage ? <Language onPress={onLanguage} /> : null}
      </header>
      <main id="main" className={`self__main ${hasBadge ? '' : 'self__main--wide'}`}>
        {told}
        {children}
        {hasBadge ? <Badge /> : null}
      </main>
      <footer className="self__foot">{foot}</footer>
    </>
  );
}

const ForHelpers = () => (
  <>
    <Say k="newcomer-help" />{' '}
    <a href="#/desk">
      <Say k="newcomer-helper-link" />
    </a>
  </>
);

const Event = () => (
  <span className="self__event">
    <svg viewBox="0 0 20 20" aria-hidden="true">
      <path fill="none" stroke="#36c" strokeWidth="2" d="M4 1l6 9 6-9" />
      <rect x="5" y="9" width="10" height="10" rx="2" fill="#36c" />
      <circle cx="10" cy="13" r="1.8" fill="#fff" />
      <path fill="#fff" d="M7 17.5c0-3 6-3 6 0z" />
    </svg>
    <span>{useEventName()}</span>
  </span>
);

function Language({ onPress }: { onPress: () => void }) {
  const { language } = useText();
  return (
    <Button weight="quiet" icon={cdxIconLanguage} onClick={onPress}>
      <bdi aria-hidden="true">{ownName(language)}</bdi>
      <span className="visually-hidden">
        <Say k="newcomer-language" fill={[ownName(language)]} />
      </span>
    </Button>
  );
}
