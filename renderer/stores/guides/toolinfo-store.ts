import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../../shared/contract/index.ts';
import { isAmong } from '../../../shared/names/shell-name.ts';
import {
  beginToolinfo,
  emptyToolinfo,
  type ToolinfoField,
  type ToolinfoTyped,
} from '../../../shared/toolhub/describe-tool.ts';
import type { LetsGo } from '../leaving.ts';

/** What was typed about one tool. */
interface ToolinfoDraft {
  readonly fields: Partial<ToolinfoTyped>;
  /** Whether a file was saved of it as it is. */
  readonly isSaved: boolean;
}

/** The descriptions of tools for the catalogue, as they are being typed. */
export interface ToolinfoDrafts {
  /** By the name of the tool; they stay while somebody looks elsewhere. */
  drafts: Readonly<Record<string, ToolinfoDraft>>;
}

/** The description that is shown, of the tool `of`. */
export interface ToolinfoState extends ToolinfoDrafts, LetsGo {
  of: string;
  /** Who made the tool, as far as the directory told. */
  known: Partial<ToolinfoTyped>;
  /** Shows a tool and asks who made it: of its maintainers the first of `near`, people who were looked at last; of a tool to come, `newcomer`. */
  open(tool: string, near: readonly string[], newcomer?: string): Promise<void>;
  type(field: ToolinfoField, text: string): void;
  /** A file was saved of what is typed. */
  saved(): void;
}

/** What stands in the fields: what was typed, else what is known. `pageUrl` is where the page of a tool is. */
export function toolinfoShown(
  { of, known, drafts }: Pick<ToolinfoState, 'of' | 'known' | 'drafts'>,
  pageUrl: string | undefined,
): ToolinfoTyped {
  const begun = beginToolinfo(of, pageUrl);
  const typed = drafts[of]?.fields;
  return { ...emptyToolinfo, ...begun, ...known, ...typed };
}

/** Whether something was typed that no file was saved of. */
export const isToolinfoTyped = ({ drafts }: ToolinfoDrafts): boolean =>
  Object.values(drafts).some(
    ({ fields, isSaved }) => !isSaved && Object.values(fields).some((text) => text.trim() !== ''),
  );

const makerOf = (maintainers: readonly string[], near: readonly string[]): string | undefined =>
  near.find((who) => isAmong(maintainers, who)) ?? maintainers[0];

/** Descriptions of tools. They are typed and saved by a person; nothing of them is sent anywhere. */
export const createToolinfoStore = (bridge: Bridge) =>
  createStore<ToolinfoState>()((set, get) => {
    let newest = 0;
    const change = (draft: (before: ToolinfoDraft) => ToolinfoDraft): void => {
      const { of, drafts } = get();
      set({ drafts: { ...drafts, [of]: draft(drafts[of] ?? { fields: {}, isSaved: true }) } });
    };
    return {
      of: '',
      known: {},
      drafts: {},
      forgetPeople(why) {
        newest += 1;
        set({ known: {} });
        if (why === 'wipe') set({ of: '', drafts: {} });
      },
      async open(tool, near, newcomer) {
        const own = ++newest;
        set({ of: tool, known: {} });
        const found = await bridge.call('tools.show', { name: tool });
        const who = found.ok ? makerOf(found.value.maintainers, near) : newcomer;
        if (own !== newest || who === undefined) return;
        const answer = await bridge.call('memberships.show', { shellName: who });
        if (own !== newest || !answer.ok) return;
        const { username, linked } = answer.value;
        const wikiName = linked.wikimedia?.name ?? '';
        const names = { 'developer-username': username, 'wikimedia-username': wikiName };
        set({ known: { author: username, ...names } });
      },
      type: (field, text) =>
        change(({ fields }) => ({ fields: { ...fields, [field]: text }, isSaved: false })),
      saved: () => change(({ fields }) => ({ fields, isSaved: true })),
    };
  });
