import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { renderInEnglish, textOf } from '../text-of.tsx';
import { Say } from '../../../renderer/text/text.tsx';

const shown = (element: ReactNode): HTMLElement => renderInEnglish(element).container;

describe('Say', () => {
  it('fills places with isolated text and elements, in the order of the sentence', () => {
    const page = shown(<Say k="key-good" fill={[<b>ssh-ed25519</b>, 256]} />);
    expect(page.textContent).toBe('Key accepted: ssh-ed25519, 256 bits');
    expect(page.querySelector('bdi b')?.textContent).toBe('ssh-ed25519');
  });

  it('chooses the plural by the number', () => {
    expect(shown(<Say k="search-found" fill={[1]} />).textContent).toBe('1 person found');
    expect(shown(<Say k="search-found" fill={[2]} />).textContent).toBe('2 people found');
  });

  it('shows markup and message syntax from elsewhere as plain text', () => {
    const name = '<img src=x> {{PLURAL:1|a|b}} $2';
    const page = shown(<Say k="search-nobody" fill={[name]} />);
    expect(page.textContent).toContain(`“${name}”`);
    expect(page.querySelector('img')).toBeNull();
  });

  it('shows a name made of the private-use characters that it uses itself', () => {
    const name = '\ue000\ue001';
    expect(shown(<Say k="search-nobody" fill={[name]} />).textContent).toContain(`“${name}”`);
  });
});

describe('say', () => {
  it('keeps a name that runs the other way from turning the sentence', () => {
    expect(textOf('en').say('person-title', 'ליאור')).toBe('Developer account \u2068ליאור\u2069');
  });
});
