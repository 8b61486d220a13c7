import type { EventView } from '../../../shared/contract/event.ts';
import { inLanguage } from '../../../shared/languages.ts';
import { Island } from '../../components/island.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';

type Welcome = EventView['welcome'];

const nothing: Welcome = { tryOut: [], help: [] };

/** What the event's profile says to newcomers. */
export const useWelcome = (): Welcome =>
  useStore('event', (state) => state.event?.welcome ?? nothing);

/** An address as people read and type it. */
export const Address = ({ url }: { url: string }) => (
  <Island>{url.replace(/^https:\/\//, '').replace(/\/$/, '')}</Island>
);

/** Words of the profile, which has them in the newcomer's language or in another one. */
export function Words({ of }: { of: Readonly<Record<string, string>> }) {
  const { language } = useText();
  return <bdi>{inLanguage(of, language)}</bdi>;
}

/** What one can try at once. */
export function TryOut() {
  const { tryOut } = useWelcome();
  if (tryOut.length === 0) return null;
  return (
    <section>
      <h3>
        <Say k="sheet-try-title" />
      </h3>
      <ul>
        {tryOut.map(({ name, about, url }) => (
          <li key={url}>
            <strong>{name}</strong>
            {about ? <Words of={about} /> : null}
            <Address url={url} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Whom to ask, here and later. */
export function Help() {
  const { help } = useWelcome();
  if (help.length === 0) return null;
  return (
    <section>
      <h3>
        <Say k="sheet-help-title" />
      </h3>
      <ul>
        {help.map(({ name, where, url }) => (
          <li key={JSON.stringify(name)}>
            <strong>
              <Words of={name} />
            </strong>
            {where ? <Words of={where} /> : null}
            {url === undefined ? null : <Address url={url} />}
          </li>
        ))}
      </ul>
    </section>
  );
}
