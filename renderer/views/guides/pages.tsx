import type { ToldPage } from '../../../shared/guides/guides.ts';
import { Outside } from '../../components/island.tsx';
import { languages, ownName } from '../../../shared/languages.ts';
import { Told } from '../../text/told.tsx';

/** Pages to read: what each is good for, and in which language it is. */
export function Pages({ pages }: { pages: readonly ToldPage[] }) {
  if (pages.length === 0) return null;
  return (
    <ul className="first-task__pages">
      {pages.map(({ id, title, about, url, language }) => (
        <li key={id}>
          <Outside url={url}>
            <Told text={title} />
          </Outside>{' '}
          <span className="first-task__language">
            <bdi lang={language}>{languages.includes(language) ? ownName(language) : language}</bdi>
          </span>
          <br />
          <Told text={about} />
        </li>
      ))}
    </ul>
  );
}
