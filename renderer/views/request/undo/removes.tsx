import { undoParts, type UndoPart } from '../../../../shared/requests/undo.ts';
import { Island } from '../../../components/island.tsx';
import { Say } from '../../../text/text.tsx';

interface Props {
  title: 'undo-removes' | 'undo-agreed';
  parts: readonly UndoPart[];
  of: {
    readonly shellName: string;
    readonly keyFingerprint?: string | undefined;
    readonly zones?: readonly string[] | undefined;
  };
}

/** What an undo removes, once it runs. */
export const Removes = ({ title, parts, of }: Props) => (
  <section aria-labelledby="removes-title">
    <h2 id="removes-title">
      <Say k={title} />
    </h2>
    <ul className="undo-list undo-list--removes">
      {undoParts
        .filter((part) => parts.includes(part))
        .map((part) => (
          <li key={part}>
            <Say k={`undo-removes-${part}`} fill={[<What part={part} of={of} />]} />
          </li>
        ))}
      {(parts.includes('project') ? (of.zones ?? []) : []).map((zone) => (
        <li key={zone}>
          <Say k="removal-zone" fill={[<Island key="zone">{zone}</Island>]} />
        </li>
      ))}
      {parts.length === 0 ? (
        <li>
          <Say k="undo-removes-nothing" />
        </li>
      ) : null}
    </ul>
  </section>
);

const What = ({ part, of }: { part: UndoPart; of: Props['of'] }) => (
  <Island mono>{part === 'account' ? of.shellName : (of.keyFingerprint ?? '')}</Island>
);
