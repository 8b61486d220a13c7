import type { PersonGuides, ToldGuide } from '../../../shared/guides/guides.ts';
import { Accordion } from '../../components/accordion.tsx';
import { Outside } from '../../components/island.tsx';
import { QrCode } from '../../components/qr-code.tsx';
import { useStore } from '../../stores/provider.tsx';
import { Say, useText } from '../../text/text.tsx';
import { GuideSteps } from './guide-steps.tsx';
import { Pages } from './pages.tsx';
import { Told } from '../../text/told.tsx';

interface Props {
  guide: ToldGuide;
  state: PersonGuides['guides'][number];
  of: PersonGuides;
  /** The best of all is open from the start. */
  isOpen?: boolean;
}

/** One service: what it is for, what is still needed, the small first task, and the pages about it. */
export function GuideCard({ guide, state, of, isOpen = false }: Props) {
  const ticked = useStore('guides', (store) => store.ticked);
  const { say } = useText();
  const done = guide.steps.filter(
    ({ id }) => state.done.includes(id) || ticked.has(`${guide.id} ${id}`),
  );
  return (
    <Accordion
      className="first-task cdx-accordion--separation-outline"
      open={isOpen}
      title={
        <>
          <Told text={guide.name} />{' '}
          <span className="first-task__progress">
            {say('next-progress', done.length, guide.steps.length)}
          </span>
        </>
      }
    >
      <p>
        <Told text={guide.about} />
      </p>
      <Lacks state={state} of={of} />
      <GuideSteps guide={guide} state={state} of={of} />
      <div className="first-task__open">
        <QrCode text={guide.url} label={say('next-qr', guide.url)} />
        <Outside url={guide.url} />
      </div>
      <Pages pages={guide.links} />
    </Accordion>
  );
}

/** What is needed beside what they have, each with what is known of it. */
function Lacks({ state: { lacks }, of: { needs } }: Omit<Props, 'guide'>) {
  if (lacks.length === 0) return null;
  return (
    <ul className="first-task__lacks">
      {lacks.map((need) => (
        <li key={need}>
          <Say k={`need-${need}`} />
          {': '}
          <Say k={need === 'wikimedia-account' ? 'need-by-login' : `need-is-${needs[need]}`} />
        </li>
      ))}
    </ul>
  );
}
