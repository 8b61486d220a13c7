import { z } from 'zod';
import { createStore } from 'zustand/vanilla';
import { nearestLanguage } from '../text/languages.ts';
import { knowsNobody, type LetsGo } from './leaving.ts';

/** The colours somebody can choose; `auto` is what the system shows. */
export const themes = ['auto', 'light', 'dark'] as const;
/** One of `themes`. */
type Theme = (typeof themes)[number];

/** What the welcome sheet is printed on: a page, or a label of a tape 62 mm wide. */
export const papers = ['a4', 'letter', 'label'] as const;
/** One of `papers`. */
export type Paper = (typeof papers)[number];

interface Preferences {
  language: string;
  theme: Theme;
  /** Whether single keys such as `n` do something (WCAG 2.2, 2.1.4: they can be turned off). */
  shortcuts: boolean;
  paper: Paper;
  /** Where somebody is in the practice tour, and since when (ISO 8601); undefined where nobody is. */
  tour: { readonly step: number; readonly since: string } | undefined;
}

/** Language, colours, shortcuts and paper of this screen, and how they change. */
export interface PreferencesState extends Preferences, LetsGo {
  prefer(change: Partial<Preferences>): void;
}

const tourOf = z.object({ step: z.int().min(0), since: z.iso.datetime() });

const KEY = 'lanyard-preferences';

/** What this screen remembers of itself, and nothing of anybody else. `asked` is a language of the address. */
export function createPreferencesStore(
  storage: Pick<Storage, 'getItem' | 'setItem'>,
  wanted: { asked: string | null; system: readonly string[] },
) {
  return createStore<PreferencesState>()((set, get) => ({
    ...knowsNobody,
    ...read(storage.getItem(KEY), wanted),
    prefer(change) {
      set(change);
      const { language, theme, shortcuts, paper, tour } = get();
      storage.setItem(KEY, JSON.stringify({ language, theme, shortcuts, paper, tour }));
    },
  }));
}

function read(
  stored: string | null,
  { asked, system }: { asked: string | null; system: readonly string[] },
): Preferences {
  const kept = parse(stored);
  const wishes = [asked, kept['language'], ...system].filter((tag) => typeof tag === 'string');
  return {
    language: wishes.map(nearestLanguage).find((language) => language !== undefined) ?? 'en',
    theme: themes.find((theme) => theme === kept['theme']) ?? 'auto',
    shortcuts: kept['shortcuts'] !== false,
    paper: papers.find((paper) => paper === kept['paper']) ?? 'a4',
    tour: tourOf.safeParse(kept['tour']).data,
  };
}

/** What was stored, or nothing where another hand wrote something else there. */
function parse(stored: string | null): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(stored ?? '{}');
    return typeof value === 'object' && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
