import { type ReactNode, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { ConfirmButton } from '../../components/confirm-button.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { CodeShow, SaveTransferFile } from '../../components/transfer-file.tsx';
import type { SealedBundle } from '../../stores/export-store.ts';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { Frame } from './frame.tsx';
import { LanguageQuestion } from './language.tsx';
import { Questions, START, type Walk } from './questions.tsx';

/** A newcomer's own computer: the same questions as at a desk, then a file that only the desks of the event can open. Nothing is sent from here. */
export function Laptop({ told }: { told?: ReactNode }) {
  const [walk, setWalk] = useState<Walk>(START);
  const [isChoosing, setChoosing] = useState(false);
  const sealed = useStore('export', (state) => state.sealed);
  const isFirst = walk.step === 'language' && !sealed;
  const page = sealed ? (
    <ForTheDesk sealed={sealed} onCleared={() => setWalk(START)} />
  ) : (
    <Questions place="laptop" walk={walk} onWalk={setWalk} />
  );
  return (
    <Frame
      told={told}
      onLanguage={isChoosing || isFirst ? undefined : () => setChoosing(true)}
      hasBadge={!isChoosing && !isFirst && !sealed}
      foot={<Elsewhere />}
    >
      {isChoosing ? <LanguageQuestion onNext={() => setChoosing(false)} /> : page}
    </Frame>
  );
}

/** The way back to the first screen, for who came through the wrong door. */
function Elsewhere() {
  const askAgain = useStore('start', (state) => state.askAgain);
  return (
    <>
      <Say k="laptop-nothing-sent" />{' '}
      <Button weight="quiet" onClick={() => void askAgain()}>
        <Say k="start-again" />
      </Button>
    </>
  );
}

interface ForTheDeskProps {
  sealed: SealedBundle;
  onCleared: () => void;
}

/** What the newcomer takes to the desk, as codes for its camera and as a file. It stays until they say that it arrived, or change an answer. */
function ForTheDesk({ sealed: { text, frames }, onCleared }: ForTheDeskProps) {
  const { say } = useText();
  const forget = useStore('export', (state) => state.forget);
  const clear = useStore('draft', (state) => state.clear);
  const end = () => {
    clear();
    forget();
    onCleared();
  };
  return (
    <div className="ask">
      <div>
        <PageTitle title={say('laptop-done-title')} />
        <p className="ask__lead">
          <Say k="laptop-done-lead" />
        </p>
      </div>
      {frames.length === 0 ? <Say k="hand-over-too-many-codes" /> : <CodeShow frames={frames} />}
      <div className="ways-on">
        <SaveTransferFile text={text} />
        <Button size="large" weight="quiet" onClick={forget}>
          <Say k="laptop-change" />
        </Button>
        <ConfirmButton
          label="laptop-clear"
          question="laptop-clear-sure"
          size="large"
          onConfirm={end}
        />
      </div>
    </div>
  );
}
