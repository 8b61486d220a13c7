import { useEffect, useState } from 'react';
import type { ToldGuide } from '../../../shared/guides/guides.ts';
import { Button, ButtonLink } from '../../components/button.tsx';
import { useEventName } from '../../components/event-name.ts';
import { LanguageSelect } from '../../components/form/language-select.tsx';
import { Island } from '../../components/island.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, TextProvider, useText, useTextOf } from '../../text/text.tsx';
import '../../styles/board.css';
import '../../styles/guides.css';
import { Told } from '../../text/told.tsx';

const none: readonly ToldGuide[] = [];

/** Which page is shown. A presenter's remote control sends PageDown and PageUp. */
function usePage(count: number) {
  const [page, setPage] = useState(0);
  const turn = (by: number) => setPage((now) => Math.min(Math.max(now + by, 0), count));
  useEffect(() => {
    const listen = ({ key }: KeyboardEvent): void => {
      if (key === 'PageDown') setPage((now) => Math.min(now + 1, count));
      if (key === 'PageUp') setPage((now) => Math.max(now - 1, 0));
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, [count]);
  return { page, turn };
}

/** For a projector, in a language of the room: what there is, then a page for each service with the way to it as a QR code. */
export function Introduction() {
  const screen = useText();
  const [language, setLanguage] = useState(screen.language);
  const text = useTextOf(language, screen);
  const { list, listProblem, speak } = useStore('guides', (state) => state);
  useEffect(() => void speak(language), [speak, language]);
  const guides = list?.guides ?? none;
  const { page, turn } = usePage(guides.length);
  const guide = guides[page - 1];
  return (
    <TextProvider value={text}>
      <div className="projector" lang={text.tag} dir={text.direction}>
        <Top />
        {listProblem ? <ProblemNotice problem={listProblem} /> : null}
        <div aria-live="polite" className="introduction">
          {guide ? <Service guide={guide} /> : <Contents guides={guides} />}
        </div>
        <footer className="projector__foot">
          <span>
            <Say k="projector-page" fill={[page + 1, guides.length + 1]} />
          </span>
          <LanguageSelect
            id="introduction-language"
            label="introduction-language"
            value={language}
            onChange={setLanguage}
          />
          <Button onClick={() => turn(-1)}>
            <Say k="introduction-before" />
          </Button>
          <Button onClick={() => turn(1)}>
            <Say k="projector-next" />
          </Button>
          <Button onClick={() => void document.documentElement.requestFullscreen()}>
            <Say k="projector-full" />
          </Button>
          <ButtonLink href="#/documentation">
            <Say k="introduction-leave" />
          </ButtonLink>
        </footer>
      </div>
    </TextProvider>
  );
}

function Top() {
  const event = useEventName();
  const { say } = useText();
  return (
    <>
      <header className="projector__top">
        <strong>{event}</strong>
      </header>
      <div className="visually-hidden">
        <PageTitle title={say('introduction-title')} />
      </div>
    </>
  );
}

function Contents({ guides }: { guides: readonly ToldGuide[] }) {
  return (
    <section>
      <h2>
        <Say k="introduction-title" />
      </h2>
      <ul className="introduction__all">
        {guides.map(({ id, name }) => (
          <li key={id}>
            <Told text={name} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Service({ guide: { name, about, needs, url } }: { guide: ToldGuide }) {
  const { say } = useText();
  return (
    <section className="introduction__service">
      <div>
        <h2>
          <Told text={name} />
        </h2>
        <p>
          <Told text={about} />
        </p>
        <h3>
          <Say k="introduction-needs" />
        </h3>
        <ul>
          {needs.length === 0 ? (
            <li>
              <Say k="introduction-nothing" />
            </li>
          ) : null}
          {needs.map((need) => (
            <li key={need}>
              <Say k={`need-${need}`} />
            </li>
          ))}
        </ul>
      </div>
      <div>
        <QrCode text={url} label={say('next-qr', url)} />
        <p>
          <Island>{url}</Island>
        </p>
      </div>
    </section>
  );
}
