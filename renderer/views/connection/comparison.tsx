import type { SshComparison } from '../../../shared/contract/connection.ts';
import { fillOf, type SshReading } from '../../../shared/ssh/ssh-reading.ts';
import { Island } from '../../components/island.tsx';
import { Notice } from '../../components/notice.tsx';
import { Say } from '../../text/text.tsx';

/** Names, files and fingerprints run from left to right in every language. */
const islands = (words: readonly string[]) =>
  words.map((word) => (word === '' ? '' : <Island key={word}>{word}</Island>));

/** Which of both sides is wrong, the one thing to do, and both sides. */
export function Comparison({ seen }: { seen: SshComparison }) {
  const { is, params, reading, keys, shellName } = seen;
  return (
    <>
      <Notice tone={is === 'works' ? 'success' : 'warning'}>
        <p>
          <strong>
            <Say k={`ssh-verdict-${is}`} fill={islands(params)} />
          </strong>
        </p>
        <p>
          <Say k={`ssh-verdict-${is}-next`} fill={islands(params)} />
        </p>
      </Notice>
      <h2>
        <Say k="ssh-side-computer" />
      </h2>
      <Computer reading={reading} isTheirs={['not-about-keys', 'could-not-ask'].includes(is)} />
      <h2>
        <Say k="ssh-side-account" fill={islands([shellName])} />
      </h2>
      {keys.length === 0 ? <Say k="person-no-keys" /> : null}
      <ul className="keys">
        {keys.map(({ type, fingerprint }, at) => (
          <li key={`${at} ${fingerprint}`}>
            <Island mono>{fingerprint}</Island>
            <span className="row__detail">
              <Island>{type}</Island>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** What the newcomer's computer showed; what is to be done there only where that is what mends it. */
function Computer({ reading, isTheirs }: { reading: SshReading; isTheirs: boolean }) {
  const { cause, passed, keys } = reading;
  const fill = islands(fillOf(reading));
  return (
    <>
      <p>
        <Say k={`ssh-${cause}`} fill={fill} />
      </p>
      {!isTheirs ? null : (
        <p>
          <strong>
            <Say k="ssh-what-to-do" />
          </strong>{' '}
          <Say k={`ssh-${cause}-next`} fill={fill} />
        </p>
      )}
      {passed.length === 0 ? null : (
        <p>
          <Say k="ssh-passed" fill={islands([passed.join(', ')])} />
        </p>
      )}
      {keys.length === 0 ? <Say k="ssh-no-keys-tried" /> : null}
      <ul className="keys">
        {keys.map(({ type, fingerprint, file, fate }) => (
          <li key={fingerprint}>
            <Island mono>{fingerprint}</Island>
            <span className="row__detail">
              <Say k={`ssh-fate-${fate}`} /> <Island>{`${type} ${file}`.trim()}</Island>
            </span>
          </li>
        ))}
      </ul>
      <Evidence lines={reading.evidence} />
    </>
  );
}

/** ssh's own words. */
function Evidence({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <>
      <p>
        <Say k="ssh-evidence" />
      </p>
      <pre dir="ltr" translate="no">
        {lines.join('\n')}
      </pre>
    </>
  );
}
