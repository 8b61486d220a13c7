import { useEffect } from 'react';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { Outside } from '../island.tsx';

/** Tools of the catalogue that may do already what a new tool is to do, looked up by the name that is typed. */
export function SimilarTools({ name }: { name: string }) {
  const check = useStore('similarTools', (state) => state.check);
  const found = useStore('similarTools', (state) => state.verdict);
  useEffect(() => check(name.replaceAll('-', ' ')), [check, name]);
  return (
    <div className="similar-tools" role="status">
      {found && found.tools.length > 0 ? (
        <>
          <p>
            <Say k={found.source.from === 'copy' ? 'toolhub-similar-copy' : 'toolhub-similar'} />
          </p>
          <ul>
            {found.tools.map(({ name: id, title, description, pageUrl, url }) => (
              <li key={id}>
                <Title title={title} url={pageUrl ?? url} /> <bdi>{description}</bdi>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </div>
  );
}

function Title({ title, url }: { title: string; url: string | undefined }) {
  const words = <bdi>{title}</bdi>;
  return url === undefined ? words : <Outside url={url}>{words}</Outside>;
}
