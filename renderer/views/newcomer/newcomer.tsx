import { useCallback, useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import type { Output } from '../../../shared/contract/index.ts';
import { Button } from '../../components/button.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { useStore } from '../../stores/provider.tsx';
import type { MessageKey } from '../../text/languages.ts';
import { Say, useText } from '../../text/text.tsx';
import { Frame } from './frame.tsx';
import { LanguageQuestion } from './language.tsx';
import { Next } from './next.tsx';
import { Questions, START, type Walk } from './questions.tsx';
import { useIdle } from './use-idle.ts';

const given = ['username', 'shellName', 'email', 'sshKey'] as const;

/** Puts on the card what went along with the screen, once: on another page of the desk it may be somebody else's card that is begun. */
function useBegun(): void {
  const begin = useStore('kiosk', (state) => state.begin);
  const isKnown = useStore('kiosk', ({ begun }) => begun !== undefined);
  const type = useStore('draft', (state) => state.type);
  const fields = useStore('draft', (state) => state.fields);
  const fill = useEffectEvent((begun: Output<'kiosk.begun'> | undefined) => {
    for (const field of begun ? given : []) {
      const text = begun?.[field] ?? '';
      if (text !== fields[field]) type(field, text);
    }
  });
  useEffect(() => {
    if (!isKnown) void begin().then(fill);
  }, [begin, isKnown]);
}

/** Takes what was typed and shown of the newcomer off the screen. */
function useClear(onCleared: () => void): () => void {
  const clearDraft = useStore('draft', (state) => state.clear);
  const clear = useStore('kiosk', (state) => state.clear);
  return useCallback(() => {
    clearDraft();
    void clear();
    onCleared();
  }, [clearDraft, clear, onCleared]);
}

type Shown = 'questions' | 'language' | 'paused' | 'next' | 'over';

/** What there is to show, the choice of language aside. */
function useShown(): Shown {
  const isOpen = useStore('vault', ({ vault }) => vault?.state === 'open');
  const isFiled = useStore('kiosk', ({ view }) => view?.filed ?? false);
  const isCleared = useStore('kiosk', ({ view }) => view?.cleared ?? false);
  if (!isOpen) return 'paused';
  if (isFiled) return isCleared ? 'over' : 'next';
  return 'questions';
}

/** Beside these the badge fills. */
const withBadge: readonly Shown[] = ['questions', 'next'];

/** The screen of a newcomer: one question at a time, then what happens next, and nothing of the desk. `told` stands above it. */
export function Newcomer({ told }: { told?: ReactNode }) {
  const [walk, setWalk] = useState<Walk>(START);
  const [isChoosing, setChoosing] = useState(false);
  const page = useShown();
  useBegun();
  const reset = useCallback(() => {
    setWalk(START);
    setChoosing(false);
  }, []);
  const clear = useClear(reset);
  const isFirst = page === 'questions' && walk.step === 'language';
  const idle = useIdle(page !== 'over' && !isFirst, clear);

  const shown = isChoosing ? 'language' : page;
  const pages: Readonly<Record<Shown, () => ReactNode>> = {
    questions: () => <Questions walk={walk} onWalk={setWalk} />,
    language: () => <LanguageQuestion onNext={() => setChoosing(false)} />,
    paused: () => <Told title="newcomer-paused-title" lead="newcomer-paused-lead" />,
    next: () => (
      <Next>
        <Button action="progressive" weight="primary" size="large" onClick={clear}>
          <Say k="newcomer-clear" />
        </Button>
      </Next>
    ),
    over: () => <Told title="newcomer-over-title" lead="newcomer-over-lead" />,
  };
  return (
    <Frame
      told={told}
      onLanguage={isChoosing || isFirst ? undefined : () => setChoosing(true)}
      hasBadge={withBadge.includes(shown) && !isFirst}
    >
      {pages[shown]()}
      {idle.isAsking ? <StillThere onStay={idle.stay} /> : null}
    </Frame>
  );
}

/** One thing to know, and nothing to answer. */
function Told({ title, lead }: { title: MessageKey; lead: MessageKey }): ReactNode {
  const { say } = useText();
  return (
    <div className="ask">
      <div>
        <PageTitle title={say(title)} />
        <p className="ask__lead">
          <Say k={lead} />
        </p>
      </div>
    </div>
  );
}

/** Asks before the screen clears itself. Nothing counts down: who is there has a minute, and any touch is an answer. */
function StillThere({ onStay }: { onStay: () => void }) {
  return (
    <div className="still-there" role="alert">
      <div>
        <strong>
          <Say k="newcomer-idle-title" />
        </strong>
        <p>
          <Say k="newcomer-idle-lead" />
        </p>
      </div>
      <Button action="progressive" size="large" onClick={onStay}>
        <Say k="newcomer-idle-stay" />
      </Button>
    </div>
  );
}
