import { comparableName } from '../../../shared/names/same-name.ts';
import { AppError } from '../../core/base/errors.ts';
import type {
  IndexState,
  KnownName,
  NameCollection,
  NameIndex,
  NamesRead,
} from '../../core/ports/name-index.ts';
import type { Seal } from '../../core/ports/seal.ts';
import type { Vault } from '../../core/ports/vault.ts';
import {
  readIndexFile,
  removeIndexFile,
  stampOf,
  writeIndexFile,
  type IndexContent,
  type Layer,
} from './name-index-file.ts';
import { isIn, numberOf, setOf } from './name-set.ts';

/**
 * Two names for each of 125,000 people: 2 MB in memory, 2.7 MB on disk. With eight bytes a name, the chance that a free name
 * looks taken is 250,000 / 2^64, 1.4 in 10^14 for each that is asked for.
 */
export const MOST_NAMES = 250_000;

const CONTEXT = 'name';

/** Numbers in place of names. Nobody else makes collections, so that only these come back. */
class Collection implements NameCollection {
  readonly numbers = new Set<bigint>();
  /** Which life of the index it belongs to: what was collected before a wipe is of no use after it. */
  readonly era: object;
  readonly #seal: Seal;
  readonly #most: number;

  constructor(seal: Seal, { era, most }: { era: object; most: number }) {
    this.era = era;
    this.#seal = seal;
    this.#most = most;
  }
  get size(): number {
    return this.numbers.size;
  }
  get isFull(): boolean {
    return this.numbers.size > this.#most;
  }
  add(names: readonly string[]): void {
    for (const name of names) {
      if (this.isFull) return;
      this.numbers.add(numberFor(name, this.#seal));
    }
  }
}

const numberFor = (name: string, seal: Seal): bigint =>
  numberOf(seal.digest(comparableName(name), CONTEXT));

function stateOf(content: IndexContent | undefined): IndexState {
  if (!content) return { is: 'none' };
  if (content.is === 'too-large') return content;
  const { fresh, changedAt, layers } = content;
  return { is: 'ready', read: layers[0]?.at ?? fresh, fresh, changedAt };
}

/** The newest layer that holds the name says when it was last seen taken. */
function lookFor(number: bigint, layers: readonly Layer[], fresh: string): KnownName {
  const found = layers.findLast(({ names }) => isIn(names, number));
  return found ? { is: 'taken', asked: found.at } : { is: 'free', asked: fresh };
}

const sizeOf = (layers: readonly Layer[]): number =>
  layers.reduce((size, { names }) => size + names.length, 0);

interface Options {
  readonly file: string;
  readonly vault: Pick<Vault, 'current' | 'seal'>;
  readonly most?: number;
}

/** A `NameIndex` in one sealed file, or in memory where the vault's key is for this run only. */
export function createNameIndex({ file, vault, most = MOST_NAMES }: Options): NameIndex {
  let content: IndexContent | undefined;
  /** Which state of the file the content is of, and the key it was read with. */
  let stamp: string | undefined;
  let openedWith: Seal | undefined;
  let era = {};

  const load = (seal: Seal): void => {
    const found = stampOf(file);
    if (found === stamp && seal === openedWith) return;
    content = found === undefined ? undefined : readIndexFile(file, seal);
    [stamp, openedWith] = [found, seal];
  };

  /** The seal, once the content is what it belongs to. Nobody is asked for a key while there is nothing that it could open. */
  const open = async (): Promise<Seal | undefined> => {
    if (content === undefined && stampOf(file) === undefined) return undefined;
    try {
      const seal = await vault.seal();
      if ((await vault.current()).keeper !== 'this-run') load(seal);
      return seal;
    } catch (error) {
      if (error instanceof AppError) return undefined;
      throw error;
    }
  };

  /** Takes what `next` makes of a collection, in one go after the last wait: nothing is written behind a wipe's back. */
  const keep = async (
    { collection, at }: NamesRead,
    next: (layer: Layer) => IndexContent | undefined,
  ): Promise<void> => {
    const { keeper } = await vault.current();
    const seal = await vault.seal();
    if (!(collection instanceof Collection) || collection.era !== era) return;
    const made = next({ at, names: setOf(collection.numbers) });
    if (!made) return;
    if (keeper !== 'this-run') writeIndexFile(file, made, seal);
    [content, stamp, openedWith] = [made, stampOf(file), seal];
  };

  return {
    async state() {
      return (await open()) ? stateOf(content) : { is: 'none' };
    },
    async ask(names) {
      const seal = await open();
      if (!seal || content?.is !== 'ready') return undefined;
      const { layers, fresh } = content;
      return names.map((name) => lookFor(numberFor(name, seal), layers, fresh));
    },
    collect: async () => new Collection(await vault.seal(), { era, most }),
    replace(found) {
      const { at, changedAt, collection } = found;
      return keep(found, (layer) =>
        collection.isFull
          ? { is: 'too-large', read: at }
          : { is: 'ready', fresh: at, changedAt, layers: [layer] },
      );
    },
    extend(found) {
      return keep(found, (layer) => {
        if (content?.is !== 'ready') return undefined;
        const layers = layer.names.length === 0 ? content.layers : [...content.layers, layer];
        const { at, changedAt = content.changedAt } = found;
        if (sizeOf(layers) > most) return { is: 'too-large', read: at };
        return { is: 'ready', fresh: at, changedAt, layers };
      });
    },
    forget() {
      removeIndexFile(file);
      era = {};
      [content, stamp, openedWith] = [undefined, undefined, undefined];
    },
  };
}
