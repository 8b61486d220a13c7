import {
  cdxIconDownload,
  cdxIconHelpNotice,
  cdxIconSuccess,
  cdxIconClock,
} from '@wikimedia/codex-icons';
import { fillStarter, fillUrl } from '../../../shared/guides/fill.ts';
import type { PersonGuides, ToldGuide } from '../../../shared/guides/guides.ts';
import { saveFile } from '../../bridge/files.ts';
import { Button } from '../../components/button.tsx';
import { CopyText } from '../../components/copy-text.tsx';
import { Checkbox } from '../../components/form/checkbox.tsx';
import { Icon } from '../../components/icon.tsx';
import { Island, Outside } from '../../components/island.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say } from '../../text/text.tsx';
import { Told } from '../../text/told.tsx';

interface Props {
  guide: ToldGuide;
  state: PersonGuides['guides'][number];
  of: PersonGuides;
}
type Step = ToldGuide['steps'][number];

/** The steps of a first task: those that Lanyard can look for say what was seen, the others are ticked by hand. */
export const GuideSteps = (props: Props) => (
  <ol className="first-task__steps">
    {props.guide.steps.map((step) => (
      <li key={step.id}>
        {step.done === 'seen' ? (
          <SeenStep {...props} step={step} />
        ) : (
          <SaidStep {...props} step={step} />
        )}
        <Way {...props} step={step} />
      </li>
    ))}
  </ol>
);

function SeenStep({ state, of, step }: Props & { step: Step }) {
  const isDone = state.done.includes(step.id);
  const isUnseen = state.unseen.includes(step.id);
  return (
    <p className="first-task__step">
      <Icon icon={isDone ? cdxIconSuccess : isUnseen ? cdxIconHelpNotice : cdxIconClock} />
      <span>
        <Told text={step.text} names={of} />{' '}
        <span className="first-task__seen">
          <Say k={isDone ? 'next-step-done' : isUnseen ? 'next-step-unseen' : 'next-step-open'} />
        </span>
      </span>
    </p>
  );
}

function SaidStep({ guide, of, step }: Props & { step: Step }) {
  const key = `${guide.id} ${step.id}`;
  const isTicked = useStore('guides', ({ ticked }) => ticked.has(key));
  const tick = useStore('guides', (store) => store.tick);
  return (
    <Checkbox
      id={`step-${guide.id}-${step.id}`}
      checked={isTicked}
      onChange={(checked) => tick(key, checked)}
      label={<Told text={step.text} names={of} />}
    />
  );
}

/** Where a step is done, and what to take for it. */
function Way({ guide, of, step }: Props & { step: Step }) {
  const url = step.url === undefined ? undefined : fillUrl(step.url, of);
  const starter = guide.starters.find(({ id }) => id === step.starter);
  const text = starter && fillStarter(starter.text, starter.syntax, of);
  return (
    <>
      {url === undefined ? null : <Outside url={url} />}
      {starter && text !== undefined ? (
        <div className="first-task__starter">
          <p>
            <Island mono>{starter.name}</Island>
          </p>
          <CopyText text={text} />
          <Button
            icon={cdxIconDownload}
            onClick={() => saveFile(starter.name, text, 'text/plain;charset=utf-8')}
          >
            <Say k="next-save" />
          </Button>
        </div>
      ) : null}
    </>
  );
}
