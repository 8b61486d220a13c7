import { useEffect, useState } from 'react';
import { readiness as order, type Readiness } from '../../../shared/guides/guides.ts';
import { ButtonLink } from '../../components/button.tsx';
import { LanguageSelect } from '../../components/form/language-select.tsx';
import { Island } from '../../components/island.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { ToolinfoLink } from '../../components/place-link.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { SeenAt } from '../../components/seen-at.tsx';
import { openToolOf } from '../../selectors/open-requests.ts';
import { useStore } from '../../stores/provider.tsx';
import { knownRequests } from '../../stores/requests-store.ts';
import { hashOf } from '../../stores/route-store.ts';
import { Say, TextProvider, useText, useTextOf } from '../../text/text.tsx';
import '../../styles/guides.css';
import { GuideCard } from './guide-card.tsx';
import { OwnNames } from './own-names.tsx';

/** What one person can begin with, in their language: what works today comes first. */
export function Next({ id }: { id: string }) {
  const screen = useText();
  const [language, setLanguage] = useState(screen.language);
  const text = useTextOf(language, screen);
  const speak = useStore('guides', (state) => state.speak);
  useEffect(() => void speak(language), [speak, language]);
  return (
    <TextProvider value={text}>
      <div className="narrow" lang={text.tag} dir={text.direction}>
        <PageTitle title={text.say('next-title')} />
        <p className="lead">
          <Say k="next-lead" fill={[<Island key="who">{id}</Island>]} />
        </p>
        <div className="next-choices">
          <LanguageSelect
            id="next-language"
            label="next-language"
            value={language}
            onChange={setLanguage}
          />
          <OwnNames />
        </div>
        <Asked id={id} />
        {order.map((readiness) => (
          <Group key={readiness} readiness={readiness} />
        ))}
        <div className="actions">
          <ButtonLink href={hashOf({ view: 'person', id })}>
            <Say k="next-back" />
          </ButtonLink>
          <OwnTool id={id} />
          <ButtonLink href="#/documentation" weight="quiet">
            <Say k="documentation-title" />
          </ButtonLink>
        </div>
      </div>
    </TextProvider>
  );
}

/** The tool that the texts are about, or the one that is being made. */
function OwnTool({ id }: { id: string }) {
  const own = useStore('guides', ({ seen }) => seen?.tool);
  const asked = useStore('requests', (state) => openToolOf(knownRequests(state), id));
  const tool = own ?? asked;
  return tool === undefined ? null : <ToolinfoLink tool={tool} />;
}

function Asked({ id }: { id: string }) {
  const { asking, problem, listProblem } = useStore('guides', (state) => state);
  const asked = useStore('guides', ({ seen }) => seen?.asked);
  const ask = useStore('guides', (state) => state.ask);
  return (
    <>
      <SeenAt asked={asked} asking={asking} onAsk={() => void ask(id)} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      {listProblem ? <ProblemNotice problem={listProblem} /> : null}
    </>
  );
}

function Group({ readiness }: { readiness: Readiness }) {
  const seen = useStore('guides', (state) => state.seen);
  const list = useStore('guides', (state) => state.list);
  const own = seen?.guides.filter((one) => one.readiness === readiness) ?? [];
  if (!seen || !list || own.length === 0) return null;
  return (
    <section aria-labelledby={`next-${readiness}`}>
      <h2 id={`next-${readiness}`}>
        <Say k={`next-${readiness}`} />
      </h2>
      {own.map((state) => {
        const guide = list.guides.find(({ id }) => id === state.id);
        return guide ? (
          <GuideCard
            key={state.id}
            guide={guide}
            state={state}
            of={seen}
            isOpen={state === seen.guides[0]}
          />
        ) : null;
      })}
    </section>
  );
}
