import { describe, expect, it } from 'vitest';
import { createCloudMemory } from '../../../../../electron/adapters/practice/cloud/memory.ts';
import { AppError } from '../../../../../electron/core/base/errors.ts';

const empty = { projects: [], holdings: [], zones: [] };
const other = { ...empty, zones: [{ id: '1', name: 'x.', projectId: 'p', status: 'ACTIVE' }] };

describe("the practice cloud's memory", () => {
  it('is kept with every change', () => {
    const kept: unknown[] = [];
    const memory = createCloudMemory({
      ...{ state: empty, admit: () => undefined },
      keep: (state) => void kept.push(state),
    });
    memory.become(other);
    expect(memory.now()).toBe(other);
    expect(kept).toEqual([other]);
  });

  it('stays as it was where the change cannot be kept', () => {
    const memory = createCloudMemory({
      ...{ state: empty, admit: () => undefined },
      keep: () => {
        throw new AppError('storage-failed', 'The disk is full');
      },
    });
    expect(() => memory.become(other)).toThrow('The disk is full');
    expect(memory.now()).toBe(empty);
  });

  it('is what another process made of it, but the same throughout one go', async () => {
    const news = [other, undefined, empty];
    const heard: unknown[] = [];
    const memory = createCloudMemory({
      ...{ state: empty, admit: () => undefined, keep: undefined },
      news: () => news.shift(),
      heard: (before, now) => void heard.push([before, now]),
    });
    expect([memory.now(), memory.now()]).toEqual([other, other]);
    await Promise.resolve();
    expect(memory.now()).toBe(other);
    await Promise.resolve();
    expect(memory.now()).toBe(empty);
    expect(heard).toEqual([
      [empty, other],
      [other, empty],
    ]);
  });
});
