import type { z } from 'zod';
import type { Measure } from '../../../../shared/board/board.ts';
import type { ParsedInput, SubmissionMethod } from '../../../../shared/contract/index.ts';
import type { HandedIn } from '../../../../shared/desks/handed-in.ts';
import { comparableName, sameName } from '../../../../shared/names/same-name.ts';
import type { OwnView, RequestKind } from '../../../../shared/requests/request.ts';
import type { UndoPlan } from '../../../../shared/requests/undo-plan.ts';
import type { UndoPart } from '../../../../shared/requests/undo.ts';
import type { FieldProblem } from '../../../../shared/result.ts';
import type { StoredRequest } from '../../ports/request-journal.ts';
import type { PersonOf } from './person.ts';
import type { Recipe, Step, System } from './step.ts';
import type { Touched } from './touched.ts';

/** What a request of some kind knows, before its kind has read it. */
export type Facts = Readonly<Record<string, unknown>>;

/** What a card asks for beside the account. */
export type FollowUps = NonNullable<ParsedInput<'requests.submit'>['further']>;

/** What a request is about, and how that is to be: two that want one thing in two ways are in conflict. */
export interface Target {
  /** Compared part by part as the directory compares names. */
  readonly of: readonly string[];
  /** Compared as JSON. */
  readonly wants: unknown;
}

/** What an undo would do, as things are. */
export type UndoState = Pick<UndoPlan, 'removes' | 'stays' | 'gone' | 'guarded'>;

/** Something that an undo takes away, and that may be what keeps something else where it is. */
export interface Taken {
  /** `project`: the roles in it, or all of it; `tool`: its maintainer, or all of it. */
  readonly what: 'link' | 'key' | 'project' | 'tool';
  /** Of the project or tool, or the line of the key; empty for a link. */
  readonly name: string;
  /** Whom it is taken from; everybody where left out. */
  readonly shellName?: string;
}

/** Whether this is taken from them. */
export const isTakenFrom =
  (owner: string, what: Taken['what']) =>
  (one: Taken): boolean =>
    one.what === what && (one.shellName === undefined || sameName(one.shellName, owner));

/** What reverses a confirmed request: a request of its own, of which there is one. */
export interface Undoing {
  readonly kind: RequestKind;
  /** Its id follows from this text; from the id of the undone request where left out. */
  readonly idText?: string;
  readonly about: Pick<UndoPlan, 'shellName' | 'username' | 'name' | 'zones' | 'keyFingerprint'>;
  /** What it can remove at most. */
  readonly parts: readonly UndoPart[];
  /** What keeps nothing else where it is any more, once all of it is done. */
  readonly takes: readonly Taken[];
  /** What this desk knows by itself, for when nobody can be asked. */
  readonly unasked: UndoState;
  /** Asks the systems how it is now, but for what other undos take away before this one; throws what they throw. */
  look(taken: readonly Taken[]): Promise<UndoState>;
  /** Its facts, once a person agreed to these parts; `of`, the undone request, comes to them. */
  facts(agreed: readonly UndoPart[], taken: readonly Taken[]): Promise<Facts>;
}

/** How a form of the contract becomes a request. */
export interface Door<M extends SubmissionMethod, F> {
  readonly method: M;
  /** Everything that is wrong with the form, without asking anybody. Throws where this event has no such thing. */
  problems?(form: ParsedInput<M>): readonly FieldProblem[];
  /** What a form without problems asks for. Throws where this event has no such thing. */
  facts(form: ParsedInput<M>): F;
  /**
   * What its person has to show before it is filed, as facts that come to the others: what is typed for it is seen here and kept nowhere.
   * `parent` is the request that it is to depend on. Throws `invalid-input` where it is not shown.
   */
  prove?(form: ParsedInput<M>, facts: F, parent: StoredRequest | undefined): Promise<Partial<F>>;
  /** What a system says against it, where it answers. Not asked for what depends on another request. */
  ask?(facts: F): Promise<readonly FieldProblem[]>;
  /** How it is asked for beside a card; left out where it is not. */
  readonly besideCard?: {
    /** The request of the same card that has to be confirmed before it, where that is asked for; the account's own where left out. */
    readonly needs?: RequestKind;
    /** The place of its fields on the card, and the field that stands for the whole of it. */
    readonly place: string;
    readonly field: string;
    /** The same form, for the person of the card; undefined where the card does not ask for it. */
    form(wanted: FollowUps, shellName: string): ParsedInput<M> | undefined;
  };
}

/** Everything that is particular to one kind of request. `F`: what a request of it knows. */
export interface Definition<F, M extends SubmissionMethod = never> {
  /** What a run needs: it is not tried while one of these is known to be away. */
  readonly systems: readonly System[];
  readonly steps: readonly Step<F>[];
  view(facts: F, request: StoredRequest): OwnView;
  /** All that a request changes, and whom it lets do what, as far as it knows: none of it may be protected. */
  touches(facts: F): readonly Touched[];
  /**
   * What was typed of it, as a desk hands it in at a hub, which asks for the same by it; undefined, or left out, where that is no request for a hub's
   * queue.
   */
  handedIn?(facts: F, after: string | undefined): HandedIn | undefined;
  /** Left out where it shares what it is about with no other. */
  target?(facts: F): Target;
  /** What makes two that are filed one request while the first is open: a card sent twice. Left out where each is its own. */
  card?(facts: F): string;
  /** As what it counts on the board once it is confirmed; undefined, or left out, where nothing new came of it, or that is undone. */
  counts?(facts: F): Measure | undefined;
  /** What reverses a confirmed request; undefined for one that did nothing, or reverses another itself. */
  undo?(facts: F, request: StoredRequest): Undoing | undefined;
  /** What a request of this kind reverses where its facts name another one (`of`). */
  readonly undoes?: UndoPart;
  /** Left out where nobody asks for it by a form. */
  readonly door?: Door<M, F>;
  /** What it takes over when it is filed, of the person of the request it depends on: by default that it is about the same one. */
  follow?(facts: F, person: PersonOf): Partial<F>;
  /** What it takes over before each try: that person may have got another name since. Throws nothing. */
  inherit?(facts: F, parent: StoredRequest): Partial<F>;
  /** Facts to begin anew with after a lost race (failure sort `again`); the same ones where left out. */
  startOver?(facts: F): F;
  /** Facts to go on with where a person has it tried again; the same ones where left out. */
  tryAgain?(facts: F): F;
  /** Called once when a request has come to its end, whichever. */
  settled?(requestId: string): void;
}

/** A kind of request as the rooms above see it, whatever its requests know. Facts are read on their way in. */
export interface Kind extends Recipe<Record<string, unknown>> {
  /** Throws where the facts cannot be read. */
  view(request: StoredRequest): OwnView;
  /** As its definition has it, of facts that were read. */
  touches(facts: Record<string, unknown>): readonly Touched[];
  /** Throws `protected` or `protected-writer` where nobody may ask for this here. Facts that this version cannot read are told of by the run of their request. */
  refuseProtected(facts: Facts): void;
  /** Throws where the facts cannot be read. */
  handedIn(facts: Facts, after: string | undefined): HandedIn | undefined;
  /** Undefined also for facts that this version cannot read: the run of their request says so. */
  target(facts: Facts): { readonly of: string; readonly wants: string } | undefined;
  /** Undefined also for facts that this version cannot read. */
  card(facts: Facts): string | undefined;
  /** Undefined also for facts that this version cannot read. */
  counts(facts: Facts): Measure | undefined;
  /** False where no request of this kind can be undone, whatever it did. */
  readonly canBeUndone: boolean;
  undo(request: StoredRequest): Undoing | undefined;
  readonly undoes: UndoPart | undefined;
  readonly door: Door<SubmissionMethod, Facts> | undefined;
  follow(facts: Facts, person: PersonOf): Facts;
  /** The same facts where this version cannot read them. */
  tryAgain(facts: Facts): Facts;
}

/** The one table of kinds; the compiler asks for every one. */
export type Kinds = Readonly<Record<RequestKind, Kind>>;

/**
 * Ties everything of one kind of request together.
 *
 * @param facts - checks what a request knows on its way out of the journal: a file is untrusted
 */
export function defineKind<F extends Record<string, unknown>, M extends SubmissionMethod = never>(
  facts: z.ZodType<F>,
  own: Definition<NoInfer<F>, M>,
): Kind {
  const { target, card, counts, undo, door, undoes, tryAgain } = own;
  const read = (request: StoredRequest): F => facts.parse(request.facts);
  return {
    startOver: (known: F) => known,
    settled: () => undefined,
    follow: followPerson,
    // Kinds know no event: what is protected there is put in front of all of them at once (protected.ts).
    refuseProtected: () => undefined,
    ...own,
    facts,
    undoes,
    door,
    canBeUndone: undo !== undefined,
    view: (request) => own.view(read(request), request),
    handedIn: (given, after) => own.handedIn?.(facts.parse(given), after),
    target(given) {
      const { data } = facts.safeParse(given);
      const { of, wants } = (data && target?.(data)) ?? {};
      return of && { of: JSON.stringify(of.map(comparableName)), wants: JSON.stringify(wants) };
    },
    card(given) {
      const { data } = facts.safeParse(given);
      return data && card?.(data);
    },
    counts(given) {
      const { data } = facts.safeParse(given);
      return data && counts?.(data);
    },
    undo: (request) => undo?.(read(request), request),
    tryAgain(given) {
      const { data } = facts.safeParse(given);
      return data && tryAgain ? tryAgain(data) : given;
    },
  };
}

/** Most kinds are about one person: where that is the person of the request before it, other names of theirs are other names here. */
const followPerson = ({ shellName }: Facts, person: PersonOf): Facts =>
  typeof shellName === 'string' && sameName(shellName, person.shellName) ? { ofParent: true } : {};
