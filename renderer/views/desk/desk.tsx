import { cdxIconUserAdd } from '@wikimedia/codex-icons';
import { ButtonLink } from '../../components/button.tsx';
import { PageTitle } from '../../components/page-title.tsx';
import { Say, useText } from '../../text/text.tsx';
import { RequestSections } from './request-sections.tsx';
import { Rescued } from './rescued.tsx';
import { SearchPeople } from './search-people.tsx';

/** Who is next, what needs you, what is on its way. */
export function Desk() {
  const { say } = useText();
  return (
    <div className="desk">
      <PageTitle title={say('desk-title')} />
      <Rescued />
      <div className="desk__start">
        <ButtonLink
          href="#/card"
          action="progressive"
          weight="primary"
          size="large"
          icon={cdxIconUserAdd}
        >
          <Say k="desk-start-card" />
        </ButtonLink>
        <ButtonLink href="#/roster" size="large">
          <Say k="desk-import-roster" />
        </ButtonLink>
        <ButtonLink href="#/take-over" size="large">
          <Say k="desk-import" />
        </ButtonLink>
        <p className="lead">
          <Say k="desk-start-lead" />
        </p>
      </div>
      <SearchPeople />
      <RequestSections />
    </div>
  );
}
