import {
  cdxIconAlert,
  cdxIconClock,
  cdxIconHelpNotice,
  cdxIconSubtract,
  cdxIconSuccess,
  type Icon as CodexIcon,
} from '@wikimedia/codex-icons';
import {
  clinicGroups,
  type ClinicGroup,
  type ClinicLine,
  type Verdict,
} from '../../../shared/clinic/clinic.ts';
import type { ClinicReport } from '../../../shared/contract/clinic.ts';
import { ButtonLink } from '../../components/button.tsx';
import { Countdown } from '../../components/countdown.tsx';
import { Icon } from '../../components/icon.tsx';
import { Island } from '../../components/island.tsx';
import { useStore } from '../../stores/provider.tsx';
import { hashOf } from '../../stores/route-store.ts';
import { isErrorCode, problemKeys } from '../../text/problem.ts';
import { Say, useText } from '../../text/text.tsx';
import { MendOf } from './mends.tsx';
import { TryPassword } from './try-password.tsx';

const groups = Object.keys(clinicGroups) as readonly ClinicGroup[]; // keys of a literal

/** Every line of a report, what is to be mended beside what is wrong. */
export function Lines({ report: { who, lines } }: { report: ClinicReport }) {
  const { say } = useText();
  const password = useStore('clinic', (state) => state.password);
  const told = lines.map((line) => (line.check === 'password' && password ? password : line));
  return (
    <section aria-label={say('clinic-of', who?.username || (who?.shellName ?? ''))}>
      {groups.map((group) => (
        <Group key={group} group={group} lines={told} shellName={who?.shellName ?? ''} />
      ))}
    </section>
  );
}

interface GroupProps {
  group: ClinicGroup;
  lines: readonly ClinicLine[];
  shellName: string;
}

function Group({ group, lines, shellName }: GroupProps) {
  const checks: readonly string[] = clinicGroups[group];
  const own = lines.filter(({ check }) => checks.includes(check));
  if (own.length === 0) return null;
  return (
    <section aria-labelledby={`clinic-${group}`}>
      <h2 id={`clinic-${group}`}>
        <Say k={`clinic-group-${group}`} />
      </h2>
      <ul className="checks">
        {own.map((line) => (
          <Line
            key={`${line.check} ${line.found} ${line.about ?? ''} ${line.params.join(' ')}`}
            line={line}
            shellName={shellName}
          />
        ))}
      </ul>
      {group === 'keys' && shellName !== '' ? (
        <div className="actions">
          <ButtonLink href={hashOf({ view: 'ssh', id: shellName })}>
            <Say k="ssh-title" />
          </ButtonLink>
        </div>
      ) : null}
    </section>
  );
}

const icons: Readonly<Record<Verdict, CodexIcon>> = {
  fine: cdxIconSuccess,
  broken: cdxIconAlert,
  waiting: cdxIconClock,
  'could-not-ask': cdxIconHelpNotice,
  'not-needed': cdxIconSubtract,
};

const ends = { at: 'clinic-ends-at', in: 'clinic-ends-in' } as const;

function Line({ line, shellName }: { line: ClinicLine; shellName: string }) {
  const { check, verdict, until, request } = line;
  return (
    <li className={`check check--${verdict}`}>
      <Icon icon={icons[verdict]} />
      <span className="visually-hidden">
        <Say k={`clinic-verdict-${verdict}`} />
      </span>
      <span className="check__name">
        <Say k={`clinic-name-${check}`} />
      </span>
      <div className="check__found">
        <Found line={line} />{' '}
        {until === undefined ? null : <Countdown until={until} words={ends} />}
        {request === undefined ? <MendOf line={line} /> : <UnderWay id={request} />}
        {check === 'password' && verdict !== 'fine' && shellName !== '' ? (
          <TryPassword shellName={shellName} />
        ) : null}
      </div>
    </li>
  );
}

/** The line's own sentence; of one that could not be asked why. */
function Found({ line: { check, found, verdict, params } }: { line: ClinicLine }) {
  const { has, say } = useText();
  if (verdict === 'could-not-ask') {
    const code = String(params[0] ?? '');
    const why = isErrorCode(code) ? say(problemKeys(code).what, '') : code;
    return <Say k="clinic-could-not-ask" fill={[why]} />;
  }
  const key = `clinic-${check}-${found}`;
  if (!has(key)) return found;
  const fill = params.map((param, place) =>
    // Numbers choose a plural form; every name is an island of its own direction.
    typeof param === 'number' ? param : <Island key={`${place} ${param}`}>{param}</Island>,
  );
  return <Say k={key} fill={fill} />;
}

const UnderWay = ({ id }: { id: string }) => (
  <a href={hashOf({ view: 'request', id })}>
    <Say k="clinic-mend-request" />
  </a>
);
