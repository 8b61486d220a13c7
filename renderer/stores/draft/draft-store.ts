import { createStore } from 'zustand/vanilla';
import { emailAddress } from '../../../shared/domain/account.ts';
import { holdsPrivateKey } from '../../../shared/keys/private-key.ts';
import type { Bridge } from '../../../shared/contract/index.ts';
import type { NameAlternative } from '../../../shared/names/name-verdict.ts';
import { type RateStrength, wordsOf } from '../../../shared/passwords/strength.ts';
import type { RequestView } from '../../../shared/requests/request.ts';
import {
  cardOf,
  checkDraft,
  checkOwn,
  emailProblem,
  holdersForm,
  namesForm,
  problemsByField,
  type CardField,
  type Expected,
  type FieldName,
  type Fields,
} from '../../forms/card-form.ts';
import {
  agreedForm,
  blank,
  type Draft,
  nobodyAsked,
  wholeForm,
  withPair,
  without,
} from '../../forms/draft.ts';
import {
  ownFollowUpsForm,
  type FollowUpPart,
  type FollowUpsDraft,
} from '../../forms/follow-ups-form.ts';
import { createDraftSending } from './draft-sending.ts';
import type { LetsGo } from '../leaving.ts';
import { createAsker, type After } from '../later.ts';

type KnownPerson = Pick<RequestView, 'username' | 'shellName' | 'email'>;

/** The card with everything found out about it so far, and what a person can do with it. */
export interface DraftState extends Draft, LetsGo {
  type<F extends FieldName>(field: F, value: Fields[F]): void;
  /** Tells what is wrong with the address, once somebody has typed one and goes on. */
  leaveEmail(): void;
  /** Changes what is asked for beside the account. */
  changeFollowUp<P extends FollowUpPart>(part: P, change: Partial<FollowUpsDraft[P]>): void;
  choose(alternative: NameAlternative): void;
  /** Says whose card it is of those who are expected. */
  settle(expected: Expected): void;
  /** Agrees to a spare pair, or takes that back. */
  agree(spare: NameAlternative, agreed: boolean): void;
  /** The request that was filed, or undefined where something on the card is to be mended first. */
  submit(minPasswordLength: number): Promise<RequestView | undefined>;
  /** Says at these fields what is known to be wrong with them; answers whether nothing is. */
  check(fields: readonly CardField[], minPasswordLength: number): boolean;
  /** Files the newcomer's own part, on a screen that is handed over or at a hub; answers what is wrong at which field, or undefined once it is filed. */
  submitOwn(minPasswordLength: number, at?: 'hub'): Promise<Draft['problems'] | undefined>;
  /** The card without its password as a bundle, or undefined where something is to be mended first. It stays here. */
  seal(): Promise<string | undefined>;
  /** The same on a newcomer's own computer, with what is wrong at which field. */
  sealOwn(): Promise<{ readonly bundle: string | undefined; readonly problems: Draft['problems'] }>;
  /** A new card for the same person, so that nobody types twice. Keys and passwords are not kept anywhere. */
  startFrom(person: KnownPerson, expected?: string): void;
  clear(): void;
  /** Asks once more about everything that was typed, once the desk is open again. */
  askAgain(): void;
}

interface Needs {
  readonly bridge: Bridge;
  readonly after: After;
  readonly rateStrength: RateStrength;
}

/**
 * The card that is being filled in. It outlives its view, so that leaving and coming back loses nothing, and lives
 * in memory only. The password goes the moment the request is filed.
 */
export const createDraftStore = ({ bridge, after, rateStrength }: Needs) =>
  createStore<DraftState>()((set, get) => {
    const [names, key] = [createAsker(after), createAsker(after)];
    const [strength, held] = [createAsker(after), createAsker(after)];

    const put = (change: Partial<Fields>) =>
      set({ fields: { ...get().fields, ...change }, draft: undefined });

    /** Sends the card as it stands; sent again, as its answer was lost, it is the same request. */
    const sendWhole = () => {
      set({ draft: get().draft ?? crypto.randomUUID() });
      return bridge.call('requests.submit', wholeForm(get()));
    };

    const suggestShellName = async (isLatest: () => boolean) => {
      const { username } = get().fields;
      const answer = await bridge.call('names.suggest', { username });
      if (!answer.ok || !isLatest()) return;
      put({ shellName: answer.value.shellName });
      set({ problems: without(get().problems, ['shellName']) });
      followHolders();
    };

    const checkNames = async (isLatest: () => boolean) => {
      if (!get().shellNameTyped) await suggestShellName(isLatest);
      if (!isLatest()) return;
      const { fields, expected, held } = get();
      const answer = await bridge.call('names.check', namesForm(fields, expected, held));
      if (isLatest()) set({ names: answer.ok ? answer.value : nobodyAsked });
    };

    const inspectKey = async (isLatest: () => boolean) => {
      const answer = await bridge.call('keys.inspect', { text: get().fields.sshKey });
      if (isLatest() && answer.ok) set({ key: answer.value });
    };

    const askHolders = async (isLatest: () => boolean) => {
      const { fields, expected } = get();
      const answer = await bridge.call('accounts.holders', holdersForm(fields, expected));
      if (!isLatest() || !answer.ok) return;
      set({ held: answer.value });
      // The names of who is expected are wanted here by that person alone.
      if (answer.value.expected?.length === 1) names.ask(checkNames);
    };
    /** An address that is none yet, no name and no key are nobody's. What a helper said of whose card it is was said of what it was then. */
    const followHolders = () => {
      const { username, shellName, email, sshKey } = get().fields;
      set({ held: undefined });
      if (get().expected === 'nobody') set({ expected: undefined });
      const isTyped = [username, shellName, sshKey].some((value) => value.trim() !== '');
      if (isTyped || emailAddress.safeParse(email).success) held.ask(askHolders);
      else held.forget();
    };

    const rate = async (isLatest: () => boolean) => {
      const { password, username, shellName, email } = get().fields;
      const rated = await rateStrength(password, wordsOf([username, shellName, email]));
      if (isLatest()) set({ strength: rated });
    };

    /** What is asked anew when a field changes. */
    const follow: Partial<Record<FieldName, () => void>> = {
      username() {
        set({ names: undefined, agreed: [] });
        names.ask(checkNames);
        // A shell name that follows is not known yet.
        if (get().shellNameTyped) followHolders();
      },
      shellName() {
        set({ names: undefined, agreed: [], shellNameTyped: get().fields.shellName !== '' });
        names.ask(checkNames);
        followHolders();
      },
      sshKey() {
        set({ key: undefined });
        // A private key leaves the screen at once and goes nowhere, not even over the bridge.
        if (holdsPrivateKey(get().fields.sshKey)) {
          put({ sshKey: '' });
          set({ key: { ok: false, rule: 'private-key', params: [] } });
        }
        if (get().fields.sshKey.trim() === '') key.forget();
        else key.ask(inspectKey);
        followHolders();
      },
      email: followHolders,
      password() {
        set({ strength: undefined });
        if (get().fields.password === '') strength.forget();
        else strength.ask(rate);
      },
    };

    const callOff = () => [names, key, strength, held].forEach((asker) => asker.forget());
    const clear = () => {
      callOff();
      set(blank);
    };

    const { send, file, leave } = createDraftSending({ get, set, clear });

    return {
      ...blank,
      clear,
      type(field, value) {
        put({ [field]: value });
        set({ problems: { ...get().problems, [field]: undefined }, problem: undefined });
        follow[field]?.();
      },
      leaveEmail() {
        const { fields, problems } = get();
        if (fields.email.trim() === '') return;
        const email = emailProblem(fields.email);
        if (email) set({ problems: { ...problems, email: { field: 'email', ...email } } });
      },
      changeFollowUp(part, change) {
        const { followUps, problems } = get();
        const mended = Object.keys(change).map((key) => `further.${part}.${key}`);
        const changed = { ...followUps, [part]: { ...followUps[part], ...change } };
        const left = without(problems, mended);
        set({ followUps: changed, problems: left, problem: undefined, draft: undefined });
      },
      choose({ username, shellName }) {
        put({ username, shellName });
        set({ shellNameTyped: true, names: undefined, agreed: [], problems: {} });
        names.ask(checkNames);
        followHolders();
      },
      settle(expected) {
        set({ expected, draft: undefined });
        held.ask(askHolders);
        names.ask(checkNames);
      },
      agree(spare, agreed) {
        set({ agreed: withPair(get().agreed, spare, agreed), draft: undefined });
      },
      submit: (minPasswordLength) => file(checkDraft({ ...get(), minPasswordLength }), sendWhole),
      check(fields, minPasswordLength) {
        const found = problemsByField(checkDraft({ ...get(), held: undefined, minPasswordLength }));
        const own = Object.fromEntries(fields.map((field) => [field, found[field]]));
        set({ problems: { ...get().problems, ...own }, problem: undefined });
        return fields.every((field) => !found[field]);
      },
      async submitOwn(minPasswordLength, at) {
        const { fields, agreed } = get();
        const own = { ...cardOf(fields), password: fields.password, ...agreedForm(agreed) };
        // At a hub what else is wanted is the newcomer's to say, elsewhere it is a helper's.
        const look = at ? checkDraft : checkOwn;
        const found = look({ ...get(), held: undefined, minPasswordLength });
        const filed = await file<unknown>(found, () =>
          at ? sendWhole() : bridge.call('kiosk.submit', own),
        );
        return filed ? undefined : get().problems;
      },
      async sealOwn() {
        const bundle = await get().seal();
        return { bundle, problems: get().problems };
      },
      async seal() {
        // The password is typed at the desk, so whatever stands here of it does not matter.
        const found = checkDraft({ ...get(), held: undefined, minPasswordLength: 0 });
        const others = found.filter(({ field }) => field !== 'password');
        const sealed = await send(others, () => {
          const { fields, followUps } = get();
          return bridge.call('bundles.make', { ...cardOf(fields), ...ownFollowUpsForm(followUps) });
        });
        return sealed?.bundle;
      },
      forgetPeople(why) {
        if (why === 'sign-out') return;
        leave();
        if (why === 'wipe') return clear();
        callOff();
        const { fields, shellNameTyped, agreed, followUps, expected } = get();
        const typed = { ...fields, password: '' };
        set({ ...blank, fields: typed, shellNameTyped, agreed, followUps, expected });
      },
      askAgain() {
        const { username, shellName, sshKey } = get().fields;
        if (username !== '' || shellName !== '') names.ask(checkNames);
        if (sshKey !== '') key.ask(inspectKey);
        followHolders();
      },
      startFrom({ username, shellName, email = '' }, expected) {
        clear();
        if (expected !== undefined) set({ expected: { id: expected, username } });
        put({ username, shellName, email });
        set({ shellNameTyped: true });
        names.ask(checkNames);
        followHolders();
      },
    };
  });
