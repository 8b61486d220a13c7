import { cdxIconUserAdd } from '@wikimedia/codex-icons';
import { ButtonLink } from '../../components/button.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { SearchPeople } from './search-people.tsx';

/** On every screen: whoever sits down is found, or begun with. Before what lies on this machine can be read there is nobody to find. */
export function Bar() {
  const isOpen = useStore('vault', ({ vault }) => !vault || vault.state === 'open');
  if (!isOpen) return <header className="bar" />;
  return (
    <header className="bar">
      <SearchPeople />
      <ButtonLink href="#/card" action="progressive" icon={cdxIconUserAdd}>
        <span className="bar__word">
          <Say k="bar-new-person" />
        </span>
      </ButtonLink>
    </header>
  );
}
