import { cleanup, fireEvent } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { ChooseKeeper } from '../../../../renderer/views/vault/choose-keeper.tsx';
import { english } from '../../../english.ts';
import { show } from '../../show.tsx';

const passphrase = 'four words of mine';

afterEach(cleanup);

describe('where the key is kept', () => {
  it('is a passphrase where nothing else was chosen', () => {
    const { take, type, press } = show(<ChooseKeeper />);
    type(english('vault-passphrase'), passphrase);
    type(english('vault-passphrase-again'), passphrase);
    press(english('vault-choose-do'));
    expect(take('vault.choose').input).toEqual({ keeper: 'passphrase', passphrase });
  });

  it('is memory only for who chose it, whatever was typed before', () => {
    const { take, type, press, field } = show(<ChooseKeeper />);
    type(english('vault-passphrase'), 'short');
    fireEvent.click(field(english('vault-choose-this-run')));
    press(english('vault-choose-do'));
    expect(take('vault.choose').input).toEqual({ keeper: 'this-run' });
  });

  it('is nothing yet where a passphrase is too short, or was typed otherwise the second time', () => {
    const { waiting, words, type, press } = show(<ChooseKeeper />);
    type(english('vault-passphrase'), 'short');
    type(english('vault-passphrase-again'), passphrase);
    press(english('vault-choose-do'));
    expect(waiting()).toEqual([]);
    expect(words()).toContain(english('field-rule-passphrase-differs'));
    expect(words()).toContain(english('field-rule-passphrase-too-short', 12));
  });
});
