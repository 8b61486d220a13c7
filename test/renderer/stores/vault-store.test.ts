import { beforeEach, describe, expect, it } from 'vitest';
import { createVaultStore } from '../../../renderer/stores/vault-store.ts';
import { createFakeBridge } from '../fake-bridge.ts';

const locked = { state: 'locked', keeper: 'passphrase' } as const;
const open = { state: 'open', keeper: 'passphrase' } as const;

describe('the vault’s store', () => {
  let fake: ReturnType<typeof createFakeBridge>;
  let store: ReturnType<typeof createVaultStore>;
  beforeEach(() => {
    fake = createFakeBridge();
    store = createVaultStore(fake.bridge);
  });

  it('knows nothing before it is told', async () => {
    expect(store.getState()).toMatchObject({ asked: false, working: false });
    void store.getState().load();
    await fake.answer('vault.current', locked);
    expect(store.getState()).toMatchObject({ asked: true, vault: locked });
  });

  it('unlocks with the passphrase, which it does not keep', async () => {
    const unlocked = store.getState().unlock('nine tall horses');
    expect(store.getState().working).toBe(true);
    expect(await fake.answer('vault.unlock', open)).toEqual({ passphrase: 'nine tall horses' });
    expect(await unlocked).toBe(true);
    expect(JSON.stringify(store.getState())).not.toContain('horses');
  });

  it('asks the keychain again without one', async () => {
    const unlocked = store.getState().unlock();
    expect(await fake.answer('vault.unlock', locked)).toEqual({});
    expect(await unlocked).toBe(false);
    expect(store.getState()).toMatchObject({ vault: locked, working: false });
  });

  it('says why it stays locked, until it opens', async () => {
    void store.getState().unlock('no');
    await fake.refuse('vault.unlock', 'passphrase-wrong', '');
    expect(store.getState().problem).toMatchObject({ code: 'passphrase-wrong' });
    fake.publish('vault.changed', open);
    expect(store.getState()).toMatchObject({ vault: open, problem: undefined });
  });

  it('hands a choice over', async () => {
    const chosen = store.getState().choose({ keeper: 'this-run' });
    expect(await fake.answer('vault.choose', { state: 'open', keeper: 'this-run' })).toEqual({
      keeper: 'this-run',
    });
    expect(await chosen).toBe(true);
  });
});
