import type { ToolStateView } from '../../../shared/contract/tools.ts';
import { Facts } from '../../components/facts.tsx';
import { Island } from '../../components/island.tsx';
import { Notice } from '../../components/notice.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';

/** The account of a tool, and what is wrong with it. */
export function ToolFacts({ tool }: { tool: ToolStateView }) {
  const { name, gidNumber, disabled, broken } = tool;
  const prefix = useStore('event', (state) => state.event?.tools?.prefix ?? '');
  return (
    <>
      {disabled ? (
        <Notice tone="warning">
          <Say k="tool-is-disabled" />
        </Notice>
      ) : null}
      {broken.length === 0 ? null : (
        <Notice tone="warning">
          <p>
            <Say k="tool-broken" />
          </p>
          <ul>
            {broken.map((part) => (
              <li key={part}>
                <Say k={`tool-broken-${part}`} />
              </li>
            ))}
          </ul>
          <p>
            <Say k="tool-broken-next" />
          </p>
        </Notice>
      )}
      <Facts
        facts={[
          { label: 'fact-tool-account', value: <Island mono>{`${prefix}${name}`}</Island> },
          gidNumber === undefined
            ? undefined
            : { label: 'fact-tool-number', value: <Island mono>{String(gidNumber)}</Island> },
          {
            label: 'fact-tool-become',
            value: <Island mono>{`become ${name}`}</Island>,
          },
        ]}
      />
    </>
  );
}
