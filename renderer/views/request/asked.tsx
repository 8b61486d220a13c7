import type { ReactNode } from 'react';
import type { RequestView } from '../../../shared/domain/request.ts';
import { Facts, type Fact } from '../../components/facts.tsx';
import { Island } from '../../components/island.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { Say } from '../../text/text.tsx';

interface Props {
  /** Where it is about a person, they come first. */
  request: RequestView;
  facts: readonly (Fact | undefined)[];
  children?: ReactNode;
}

/** What was asked for, and for whom. */
export const Asked = ({ request: { shellName }, facts, children }: Props) => (
  <section aria-labelledby="asked-title">
    <h2 id="asked-title">
      <Say k="request-asked" />
    </h2>
    <Facts
      facts={[
        shellName === ''
          ? undefined
          : { label: 'field-shell-name', value: <PersonLink shellName={shellName} /> },
        ...facts,
      ]}
    />
    {children}
  </section>
);

const PersonLink = ({ shellName }: { shellName: string }) => (
  <a href={hashOf({ view: 'person', id: shellName })}>
    <Island mono>{shellName}</Island>
  </a>
);
