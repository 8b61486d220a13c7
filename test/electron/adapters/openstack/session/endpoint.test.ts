import { describe, expect, it } from 'vitest';
import {
  endpointOf,
  reachableTypes,
} from '../../../../../electron/adapters/openstack/session/endpoint.ts';
import type { TokenFacts } from '../../../../../electron/adapters/openstack/session/token.ts';

const named = (id: string) => ({ id, name: id });
const where = {
  authUrl: 'https://keystone.example.org/v3',
  region: 'north',
  interface: 'public',
} as const;

const at = (url: string, more: { interface?: string; region_id?: string } = {}) => ({
  ...{ interface: 'public', region_id: 'north', url },
  ...more,
});

function factsWith(...catalog: TokenFacts['catalog']): TokenFacts {
  const owner = { ...named('ada'), domain: named('default') };
  const project = { ...named('admin'), domain: named('default') };
  const times = { issued_at: '2027-08-04T08:00:00Z', expires_at: '2027-08-04T09:00:00Z' };
  return { methods: [], user: owner, project, roles: [], catalog, ...times };
}

const hrefOf = (service: Parameters<typeof endpointOf>[1], ...catalog: TokenFacts['catalog']) =>
  endpointOf(factsWith(...catalog), service, where)?.href;

describe('endpointOf', () => {
  it('adds the version where the catalogue has none, and leaves one that it has', () => {
    const url = 'https://n.example.org:9696';
    const network = (path: string) =>
      hrefOf('network', { type: 'network', endpoints: [at(url + path)] });
    expect(network('')).toBe(`${url}/v2.0`);
    expect(network('/')).toBe(`${url}/v2.0`);
    expect(network('/networking/v2.0/')).toBe(`${url}/networking/v2.0`);
    const dns = { type: 'dns', endpoints: [at('https://d.example.org')] };
    expect(hrefOf('dns', dns)).toBe('https://d.example.org/v2');
    const compute = { type: 'compute', endpoints: [at('https://c.example.org/v2.1')] };
    expect(hrefOf('compute', compute)).toBe('https://c.example.org/v2.1');
  });

  it('knows block storage by its names of yesterday, and puts the project where it is missing', () => {
    const url = 'https://b.example.org/v3';
    for (const type of ['block-storage', 'volumev3']) {
      expect(hrefOf('volume', { type, endpoints: [at(url)] })).toBe(`${url}/admin`);
      expect(hrefOf('volume', { type, endpoints: [at(`${url}/17`)] })).toBe(`${url}/17`);
    }
  });

  it('takes the region and the interface it was told', () => {
    const endpoints = [
      at('https://south.example.org', { region_id: 'south' }),
      at('https://inside.example.org', { interface: 'internal' }),
      at('https://north.example.org'),
    ];
    expect(hrefOf('dns', { type: 'dns', endpoints })).toBe('https://north.example.org/v2');
    const facts = factsWith({ type: 'dns', endpoints });
    expect(endpointOf(facts, 'dns', { ...where, region: undefined })?.hostname).toBe(
      'south.example.org',
    );
    expect(endpointOf(facts, 'dns', { ...where, region: 'east' })).toBeUndefined();
    expect(reachableTypes(facts, { ...where, interface: 'internal' })).toEqual(['dns']);
    expect(reachableTypes(facts, { ...where, interface: 'admin' })).toEqual([]);
  });

  it('finds Keystone without a catalogue, and nothing else', () => {
    expect(hrefOf('identity')).toBe('https://keystone.example.org/v3');
    expect(hrefOf('compute')).toBeUndefined();
  });

  it('takes the version that calls are made for, where a catalogue has another beside it or alone', () => {
    const url = 'https://ks.example.org:5000';
    const identity = (...paths: string[]) =>
      hrefOf('identity', { type: 'identity', endpoints: paths.map((path) => at(url + path)) });
    expect(identity('/v2.0', '/v3')).toBe(`${url}/v3`);
    expect(identity('/v3', '/v2.0')).toBe(`${url}/v3`);
    expect(identity('/v2.0')).toBe(`${url}/v3`);
    expect(identity('/identity/v2.0/')).toBe(`${url}/identity/v3`);
    const volume = (path: string) =>
      hrefOf('volume', { type: 'block-storage', endpoints: [at(url + path)] });
    expect(volume('/v2/17')).toBe(`${url}/v3/17`);
    const old = { type: 'compute', endpoints: [at(`${url}/v2/17`)] };
    expect(hrefOf('compute', old)).toBe(`${url}/v2/17`);
  });

  it('sends no token over plain http to another machine', () => {
    const plain = { type: 'dns', endpoints: [at('http://d.example.org/')] };
    expect(() => hrefOf('dns', plain)).toThrow(/without protection/);
    const here = { type: 'dns', endpoints: [at('http://127.0.0.1:9001/')] };
    expect(hrefOf('dns', here)).toBe('http://127.0.0.1:9001/v2');
  });
});
