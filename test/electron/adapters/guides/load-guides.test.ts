import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { createGuideReader } from '../../../../electron/adapters/guides/load-guides.ts';
import { languages } from '../../../../shared/languages.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanyard-guides-'));
});

const guide = (name: string): string => `guides:
  try:
    name: ${name}
    url: https://service.example/
    about: Something to try.
    needs: [toolforge]
    steps:
      first: { text: Begin., done: toolforge }
      second: { text: Go on., url: 'https://{{tool}}.example.org/' }
documentation:
  start: { title: Start, url: https://docs.example/, language: ku, about: Where to begin. }
`;

function reader(files: Readonly<Record<string, string>>, named = Object.keys(files)) {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return createGuideReader({ files: named, profileFile: join(folder, 'event.yaml') });
}

describe('the guides of an event', () => {
  it('are those of its files, and of two of one id the first counts', async () => {
    const read = reader({ 'ours.yaml': guide('Ours'), 'theirs.yaml': guide('Theirs') });
    const { list, guides } = await read.read('en');
    expect(list.guides.map(({ id, name }) => [id, name])).toEqual([
      ['try', { words: 'Ours', language: 'en' }],
    ]);
    expect(list.guides[0]?.steps).toMatchObject([
      { id: 'first', done: 'seen' },
      { id: 'second', done: 'said', url: 'https://{{tool}}.example.org/' },
    ]);
    expect(list.documentation).toMatchObject([{ id: 'start', language: 'ku' }]);
    expect(guides['try']?.needs).toEqual(['toolforge']);
  });

  it('are told in the language that is asked for, as far as there are words in it', async () => {
    const ckb = 'guides: { try: { name: تاقیکردنەوە, steps: { second: بەردەوامبە. } } }';
    const read = reader({ 'ours.yaml': guide('Ours'), 'ours.ckb.yaml': ckb }, ['ours.yaml']);
    const { list } = await read.read('ckb');
    expect(list.guides[0]).toMatchObject({
      name: { words: 'تاقیکردنەوە', language: 'ckb' },
      about: { words: 'Something to try.', language: 'en' },
      steps: [{ text: { language: 'en' } }, { text: { words: 'بەردەوامبە.', language: 'ckb' } }],
    });
    expect((await read.read('fr')).list.guides[0]?.name.words).toBe('Ours');
  });

  it.each([
    ['an unknown need', guide('A').replace('[toolforge]', '[money]'), 'line 6: guides.try.needs.0'],
    ['a key that was mistyped', guide('A').replace('about: S', 'abut: S'), 'did you mean about?'],
    [
      'a name that nobody knows',
      guide('A').replace('Begin.', '"{{password}}"'),
      'line 8: guides.try.steps.first.text',
    ],
    [
      'an address of another kind',
      guide('A').replace('https://service', 'javascript://s'),
      'line 4: guides.try.url',
    ],
    [
      'a starter that is not there',
      guide('A').replace('Begin.,', 'Begin., starter: x,'),
      'line 8: guides.try.steps.first.starter',
    ],
    ['an id of capitals', guide('A').replace('  try:', '  Try:'), 'an id of lower-case letters'],
    [
      'no steps',
      guide('A').replace(/steps:[^]*documentation/, 'steps: {}\ndocumentation'),
      'at least one step',
    ],
    ['no YAML', 'guides: [', 'line 1'],
  ])('that have %s say where', async (_, text, words) => {
    const { read } = reader({ 'ours.yaml': text });
    await expect(read('en')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(read('en')).rejects.toThrow(words);
  });

  it('say which words of a translation belong to nothing', async () => {
    const ckb = 'guides:\n  try:\n    steps:\n      third: سێیەم';
    const { read } = reader({ 'ours.yaml': guide('A'), 'ours.ckb.yaml': ckb }, ['ours.yaml']);
    await expect(read('ckb')).rejects.toThrow('line 4: guides.try.steps.third is not in');
    await expect(read('en')).resolves.toBeDefined();
  });

  it('are those that a workshop names, in its order', async () => {
    const more = guide('A').replace('  try:', '  other:');
    reader({ 'ours.yaml': guide('Ours'), 'more.yaml': more });
    const read = createGuideReader({
      ...{ files: ['ours.yaml', 'more.yaml'], profileFile: join(folder, 'event.yaml') },
      workshop: ['other', 'try'],
    });
    const { list, guides } = await read.workshop('en');
    expect(list.guides.map(({ id }) => id)).toEqual(['other', 'try']);
    expect(Object.keys(guides).toSorted()).toEqual(['other', 'try']);
    expect((await reader({}, ['ours.yaml']).workshop('en')).list.guides).toEqual([]);
  });

  it('say where a workshop names one that is not there; what a person can begin with is told all the same', async () => {
    const profile = 'event: { id: x }\nworkshop:\n  - try\n  - tyr\n';
    reader({ 'ours.yaml': guide('Ours'), 'event.yaml': profile });
    const profileFile = join(folder, 'event.yaml');
    const read = createGuideReader({
      ...{ files: ['ours.yaml'], profileFile },
      workshop: ['try', 'tyr'],
    });
    await expect(read.workshop('en')).rejects.toMatchObject({
      ...{ code: 'invalid-input', fields: [{ field: 'workshop.1' }] },
      message: `${profileFile} line 4: workshop.1 is "tyr"; expected: one of try`,
    });
    await expect(read.read('en')).resolves.toBeDefined();
  });

  it('are read again once a file was mended, and say when there is none', async () => {
    const read = reader({}, ['ours.yaml']);
    await expect(read.read('en')).rejects.toThrow('there is nothing of that name');
    writeFileSync(join(folder, 'ours.yaml'), guide('Mended'));
    expect((await read.read('en')).list.guides).toHaveLength(1);
  });
});

describe('the guides that ship with the app', () => {
  const shipped = createGuideReader({ files: ['wikimedia-services'], profileFile: 'wikimedia' });

  it.each(languages.filter((language) => language !== 'en'))(
    'tell each step, and what each guide and page is for, in %s',
    async (language) => {
      const { list } = await shipped.read(language);
      const told = list.guides.flatMap(({ about, steps, links }) => [
        about,
        ...steps.map(({ text }) => text),
        ...links.map((link) => link.about),
      ]);
      const all = [...told, ...list.documentation.map(({ about }) => about)];
      expect(all.length).toBeGreaterThan(50);
      expect(all.filter((one) => one.language !== language)).toEqual([]);
      // Tags that close nothing would turn the rest of the page.
      const marks = all.map(({ words }) => words.replaceAll(/[^\u2066-\u2069]/gu, ''));
      expect(marks.filter((found) => !/^(\u2066\u2069)*$/u.test(found))).toEqual([]);
    },
  );
});
