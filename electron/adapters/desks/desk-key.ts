import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto';
import { readFileSync } from 'node:fs';
import { AppError } from '../../core/base/errors.ts';
import type { Seal } from '../../core/ports/seal.ts';
import type { Vault } from '../../core/ports/vault.ts';
import { stampOf } from '../names/name-index-file.ts';
import { writeWhole } from '../node/write-whole.ts';
import { keyId, rawKey } from './signature.ts';

const CONTEXT = 'desk key';

/** The name of the file in an event's folder. */
export const DESK_KEY_FILE = 'desk.key';

/** The key of a desk, with which its hub knows it. */
export interface DeskKey {
  readonly id: string;
  /** 32 bytes. */
  readonly publicKey: Buffer;
  readonly privateKey: KeyObject;
}

const keyOf = (privateKey: KeyObject): DeskKey => {
  const publicKey = rawKey(createPublicKey(privateKey));
  return { id: keyId(publicKey), publicKey, privateKey };
};

interface Options {
  readonly file: string;
  readonly vault: Pick<Vault, 'seal' | 'current'>;
}

/**
 * The key of this desk, made when it is first needed and kept sealed by the vault's key: whoever copies the file has nothing. Where nothing is kept after this run, neither
 * is the key, and the desk has to be let in anew. Throws what the vault throws, and `storage-failed`.
 */
export function createDeskKey({ file, vault }: Options): () => Promise<DeskKey> {
  let known: { readonly key: DeskKey; readonly stamp: string | undefined } | undefined;

  /** Undefined where there is none, or one that another vault's key sealed, which was made anew since: nobody can use it any more. */
  const read = (seal: Seal): DeskKey | undefined => {
    if (stampOf(file) === undefined) return undefined;
    try {
      const sealed = Buffer.from(readFileSync(file, 'utf8'), 'base64');
      const der = Buffer.from(seal.open(sealed, CONTEXT), 'base64');
      return keyOf(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' }));
    } catch (error) {
      if (error instanceof AppError && error.code === 'seal-broken') return undefined;
      throw failed(error);
    }
  };

  const make = (seal: Seal, isKept: boolean): DeskKey => {
    const { privateKey } = generateKeyPairSync('ed25519');
    if (!isKept) return keyOf(privateKey);
    const der = privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64');
    try {
      writeWhole(file, Buffer.from(seal.seal(der, CONTEXT)).toString('base64'));
    } catch (error) {
      throw failed(error);
    }
    return keyOf(privateKey);
  };

  return async () => {
    // A vault that is closed lends nobody its keys, also not one that was read before.
    const seal = await vault.seal();
    const isKept = (await vault.current()).keeper !== 'this-run';
    // Another process on the same data may have made one at the same moment: the one on the disk is the desk's.
    if (!known || (isKept && (known.stamp === undefined || known.stamp !== stampOf(file)))) {
      const key = (isKept ? read(seal) : undefined) ?? make(seal, isKept);
      known = { key, stamp: stampOf(file) };
    }
    return known.key;
  };
}

const failed = (error: unknown): AppError => {
  const why = error instanceof Error ? error.message : String(error);
  const message = `The key of this desk cannot be kept: ${why}`;
  return new AppError('storage-failed', message, { params: [why], cause: error });
};
