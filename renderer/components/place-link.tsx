import { cdxIconLightbulb, cdxIconPrinter } from '@wikimedia/codex-icons';
import { useStore } from '../stores/provider.tsx';
import { type Route, hashOf } from '../stores/route-store.ts';
import { Say } from '../text/text.tsx';
import { ButtonLink } from './button.tsx';
import { Island } from './island.tsx';

interface Props {
  to: 'person' | 'project' | 'tool';
  name: string;
}

/** The name of a person, a project or a tool, as the way to its page. */
export const PlaceLink = ({ to, name }: Props) => (
  <a href={hashOf({ view: to, id: name })}>
    <Island mono>{name}</Island>
  </a>
);

/** The way to what the catalogue of tools is to tell of a tool; nothing where the event has no catalogue. */
export function ToolinfoLink({ tool }: { tool: string }) {
  const hasCatalogue = useStore('event', ({ event }) => event?.toolhub ?? false);
  if (!hasCatalogue) return null;
  return (
    <ButtonLink href={hashOf({ view: 'toolinfo', id: tool })}>
      <Say k="toolinfo-title" />
    </ButtonLink>
  );
}

/** Of the one element of a page that leads to the welcome sheet, or prints it: the key `p` presses it. */
export const PRINT_ID = 'print-sheet';

/** The way to the welcome sheet of the person who is open. */
export const PrintLink = ({ sheet }: { sheet: Route }) => (
  <ButtonLink id={PRINT_ID} href={hashOf(sheet)} icon={cdxIconPrinter}>
    <Say k="sheet-print" />
  </ButtonLink>
);

/** The way to what somebody can begin with; nothing where the event has no guides. */
export function NextLink({ id }: { id: string }) {
  const hasGuides = useStore('event', ({ event }) => event?.guides ?? false);
  if (!hasGuides) return null;
  return (
    <ButtonLink href={hashOf({ view: 'next', id })} icon={cdxIconLightbulb}>
      <Say k="next-title" />
    </ButtonLink>
  );
}
