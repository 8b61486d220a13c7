import { cleanup } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Toolinfo } from '../../../../renderer/views/guides/toolinfo.tsx';
import { toolinfoProblems } from '../../../../shared/toolhub/toolinfo.ts';
import { english } from '../../../english.ts';
import { event } from '../../screens.ts';
import { show } from '../../show.tsx';

/** What was offered as a file. */
let files: Blob[];
beforeEach(() => {
  files = [];
  const offer = vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file);
    return 'blob:test';
  });
  const end = vi.spyOn(URL, 'revokeObjectURL').mockReturnValue();
  const click = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockReturnValue();
  return () => {
    cleanup();
    for (const spy of [offer, end, click]) spy.mockRestore();
  };
});
afterEach(cleanup);

function open() {
  const shown = show(<Toolinfo id="map-bot" />);
  const { stores, page } = shown;
  const file = (): string => page.container.querySelector('pre')?.textContent ?? '';
  const begin = async () => {
    stores.event.setState({ event });
    void stores.toolinfo.getState().open('map-bot', []);
    await shown.page.findByDisplayValue('map-bot');
  };
  const typeInto = (field: string, text: string): void => {
    stores.toolinfo.getState().type(field as 'title', text); // a field of the form
  };
  return { ...shown, file, begin, typeInto };
}

describe('the form for toolinfo.json', () => {
  it('shows the file as it will be written, and saves exactly that once it is whole', async () => {
    const { file, begin, type, press, words, page } = open();
    await begin();
    expect(file()).toContain('"https://map-bot.pages.practice.example/"');
    expect(words()).toContain(english('toolinfo-missing', 1));
    expect(page.queryByRole('button', { name: english('copy-do') })).toBeNull();
    press(english('next-save'));
    expect(files).toEqual([]);
    expect(words()).toContain(english('field-rule-toolinfo-empty'));

    type(new RegExp(`^${english('toolinfo-description')}`), 'Maps “everything”.');
    expect(file()).toContain('Maps “everything”.');
    expect(words()).toContain(english('toolinfo-right'));
    expect(page.getByRole('button', { name: english('copy-do') })).toBeDefined();
    press(english('next-save'));
    const saved = await files[0]?.text();
    expect(saved).toBe(file());
    expect(toolinfoProblems(saved ?? '')).toEqual([]);
  });

  it('says at its own field what is wrong, with the part that is', async () => {
    const { begin, type, press, field } = open();
    await begin();
    const wikis = new RegExp(`^${english('toolinfo-wikis')}`);
    type(wikis, 'en.wikipedia.org example.org');
    press(english('next-save'));
    expect(field(wikis).getAttribute('aria-invalid')).toBe('true');
    const said = document.getElementById('toolinfo-wikis-message')?.textContent ?? '';
    expect(said).toContain('example.org');
    expect(said).not.toContain('en.wikipedia.org example.org');
  });

  it('says where the file goes, beside the page of the tool', async () => {
    const { begin, words, typeInto, page } = open();
    await begin();
    expect(words()).toContain('https://map-bot.pages.practice.example/toolinfo.json');
    typeInto('url', 'not yet');
    await page.findByDisplayValue('not yet');
    expect(words()).toContain(english('toolinfo-goes', 'toolinfo.json'));
  });
});
