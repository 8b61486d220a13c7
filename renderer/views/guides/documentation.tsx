import { useEffect, useMemo, useState } from 'react';
import type { GuideList, ToldPage } from '../../../shared/guides/guides.ts';
import { holdsWords, searchWords } from '../../../shared/names/find-by-words.ts';
import { PageTitle } from '../../components/page-title.tsx';
import { ProblemNotice } from '../../components/problem-notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import '../../styles/guides.css';
import { Pages } from './pages.tsx';

/** Every page that the event's guides lead to, the front doors first; those that services have are told as the services are. */
const allPages = ({ guides, documentation }: GuideList): readonly ToldPage[] => [
  ...documentation,
  ...guides.flatMap(({ id, name, about, url, links }) => [
    { id: `guide-${id}`, title: name, about, url, language: 'en' },
    ...links.map((link) => ({ ...link, id: `${id}-${link.id}` })),
  ]),
];

/** One front page to the documentation, which is searched here: it needs no network. */
export function Documentation() {
  const { say, language } = useText();
  const [text, setText] = useState('');
  const { list, listProblem, speak } = useStore('guides', (state) => state);
  useEffect(() => void speak(language), [speak, language]);
  const found = useMemo(() => {
    const words = searchWords(text);
    return (list ? allPages(list) : []).filter(({ title, about }) =>
      holdsWords([title.words, about.words], words),
    );
  }, [list, text]);
  return (
    <div className="narrow">
      <PageTitle title={say('documentation-title')} />
      <p className="lead">
        <Say k="documentation-lead" />
      </p>
      <p>
        <a href="#/introduction">
          <Say k="introduction-open" />
        </a>
      </p>
      {listProblem ? <ProblemNotice problem={listProblem} /> : null}
      <search className="page-search">
        <div className="cdx-text-input">
          <input
            id="find-pages"
            type="search"
            className="cdx-text-input__input"
            dir={text === '' ? undefined : 'auto'}
            value={text}
            autoComplete="off"
            aria-label={say('documentation-find')}
            placeholder={say('documentation-find')}
            onChange={(event) => setText(event.target.value)}
          />
        </div>
      </search>
      <p role="status">{list ? <Say k="documentation-found" fill={[found.length]} /> : null}</p>
      <Pages pages={found} />
    </div>
  );
}
