import { createStore } from 'zustand/vanilla';
import type { Bridge } from '../../shared/contract/index.ts';
import type { BundleReport } from '../../shared/bundle/bundle.ts';
import { bundleBytes } from '../../shared/bundle/bundle-text.ts';
import { toFrames } from '../../shared/bundle/bundle-frames.ts';
import type { RequestView } from '../../shared/requests/request.ts';
import type { WireError } from '../../shared/result.ts';
import { createDepartures, type LetsGo } from './leaving.ts';

/** A bundle that stands on the screen until the other desk has it. */
export interface SealedBundle {
  readonly text: string;
  /** The texts of its QR codes; none where they would be too many. */
  readonly frames: readonly string[];
  readonly from: BundleReport['from'];
  readonly people: number;
  /** Requests that stayed: being sent, or too many for one bundle. */
  readonly left: number;
  /** Requests that wait here for those that went. */
  readonly behind: readonly RequestView[];
}

/** The bundle that is on its way out, and how one is made. */
export interface ExportState extends LetsGo {
  sealed?: SealedBundle | undefined;
  making: boolean;
  problem?: WireError | undefined;
  /** A newcomer's card that was just sealed. */
  show(bundle: string): void;
  /** Seals what waits at this desk, or the named requests; answers whether it worked. */
  make(ids?: readonly string[]): Promise<boolean>;
  forget(): void;
}

const sealed = (
  text: string,
  about: Pick<SealedBundle, 'from' | 'people' | 'left' | 'behind'>,
) => ({
  text,
  frames: toFrames(bundleBytes(text) ?? new Uint8Array()),
  ...about,
});

/** What leaves this machine in a bundle. It stands in memory only. */
export const createExportStore = (bridge: Bridge) => {
  const departures = createDepartures();
  return createStore<ExportState>()((set) => ({
    making: false,
    show: (bundle) =>
      set({
        sealed: sealed(bundle, { from: 'newcomer', people: 1, left: 0, behind: [] }),
        problem: undefined,
      }),
    async make(ids) {
      const isLate = departures.begin();
      set({ making: true, problem: undefined });
      const answer = await bridge.call('bundles.export', ids ? { ids: [...ids] } : {});
      if (isLate()) return false;
      set({ making: false, problem: answer.ok ? undefined : answer.error });
      if (!answer.ok) return false;
      const { bundle, requests, left, behind, proven } = answer.value;
      const from = proven ? 'desk' : 'unproven';
      set({ sealed: sealed(bundle, { from, people: requests.length, left, behind }) });
      return true;
    },
    forget: () => set({ sealed: undefined, problem: undefined }),
    forgetPeople(why) {
      if (why === 'sign-out') return;
      departures.leave();
      set({ sealed: undefined, making: false, problem: undefined });
    },
  }));
};
