import { cleanup } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Report } from '../../../../renderer/views/board/report.tsx';
import { english } from '../../../english.ts';
import { board } from '../../board-screen.ts';
import { show } from '../../show.tsx';

async function open() {
  const shown = show(<Report />);
  await shown.answer('board.read', board);
  return shown;
}

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

/** Every text that is offered as a file. */
function savedFiles(): Blob[] {
  const saved: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) saved.push(file);
    return 'blob:saved';
  });
  return saved;
}

describe('the report', () => {
  it('shows what can be published, and that it names nobody', async () => {
    const { words } = await open();
    expect(words()).toContain(english('report-explain', 5));
    expect(words()).toContain(english('report-totals'));
    expect(words()).toContain('Project review, Action by a helper, Password of the newcomer');
  });

  it('is copied as wikitext, and says so', async () => {
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue(undefined);
    const { press, page } = await open();
    press(english('report-copy'));
    expect(write.mock.calls[0]?.[0]).toContain('{| class="wikitable"');
    await page.findByText(english('report-copied'));
  });

  it('says where the system does not let it be copied', async () => {
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('no'));
    const { press, page } = await open();
    press(english('report-copy'));
    await page.findByText(english('copy-refused'));
  });

  it('is saved as wikitext and as CSV', async () => {
    const saved = savedFiles();
    const { press } = await open();
    press(english('report-save-wikitext'));
    press(english('report-save-csv'));
    const [wikitext = '', csv = ''] = await Promise.all(saved.map((file) => file.text()));
    expect(wikitext).toContain('== Totals ==');
    expect(csv).toContain('"Totals","Developer accounts","103"');
  });

  it('is printed by the browser', async () => {
    const print = vi.fn();
    vi.stubGlobal('print', print);
    const { press } = await open();
    press(english('report-print'));
    expect(print).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });
});
