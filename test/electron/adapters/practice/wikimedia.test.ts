import { describe, expect, it } from 'vitest';
import { practiceWikimedia as wikimedia } from '../../../../electron/adapters/practice/wikimedia.ts';

const prove = async () => {
  const proof = await wikimedia.prove?.();
  if (!proof) throw new Error('practice proves nothing');
  return proof;
};
const textOf = async (url: string): Promise<string> => (await fetch(url)).text();

describe('the practice wikis', () => {
  it('know a few accounts by their names, as wikis write them', async () => {
    expect(await wikimedia.lookUp('practice_Newcomer')).toMatchObject({ id: 8_000_001 });
    expect(await wikimedia.lookUp('Locked practice')).toMatchObject({ locked: true });
    await expect(wikimedia.lookUp('Nobody')).rejects.toMatchObject({
      ...{ code: 'wikimedia-unknown', params: ['Nobody'] },
    });
  });

  it('let a person choose who they are, on a page that says that it is practice', async () => {
    const { url, proven } = await prove();
    expect(new URL(url).hostname).toBe('127.0.0.1');
    const page = await textOf(url);
    expect(page).toContain('This is practice');
    const [, choice = ''] = /<a href="([^"]+)">Ćwiczenie Łukasza/.exec(page) ?? [];
    expect(await textOf(new URL(choice, url).href)).toContain('You can close this page');
    expect(await proven).toMatchObject({ id: 8_000_002, name: 'Ćwiczenie Łukasza' });
  });

  it.each(['/choose', '/choose?account=8000004', '/choose?account=1'])(
    'prove nothing at %s',
    async (choice) => {
      const { url, proven } = await prove();
      const refused = expect(proven).rejects.toMatchObject({ code: 'wikimedia-unproven' });
      await fetch(new URL(choice, url));
      await refused;
    },
  );
});
