import type { ReactNode } from 'react';
import type { RequestView } from '../../../../shared/requests/request.ts';
import { Facts, type Fact } from '../../../components/facts.tsx';
import { PlaceLink } from '../../../components/place-link.tsx';
import { Say } from '../../../text/text.tsx';

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
          : { label: 'field-shell-name', value: <PlaceLink to="person" name={shellName} /> },
        ...facts,
      ]}
    />
    {children}
  </section>
);
