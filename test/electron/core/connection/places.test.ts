import { describe, expect, it } from 'vitest';
import { placesOf } from '../../../../electron/core/connection/places.ts';
import { plainCloudProfile } from '../../../fakes/practice-cloud.ts';
import { plainProfile } from '../../../fakes/profile.ts';

const profile = plainProfile();
const directory = (change: object) =>
  placesOf({ ...profile, cloud: undefined, directory: { ...profile.directory, ...change } })[0];

describe('the places that a desk connects to', () => {
  it('are the directory by its scheme or port, or its jump host', () => {
    expect(directory({ url: 'ldaps://ldap.example.org' })).toEqual({
      host: 'ldap.example.org',
      port: 636,
      speaks: 'tls',
    });
    expect(directory({ url: 'ldap://ldap.example.org:1389' })).toEqual({
      host: 'ldap.example.org',
      port: 1389,
    });
    expect(directory({ jump: { host: 'bastion.example.org' } })).toEqual({
      host: 'bastion.example.org',
      port: 22,
      speaks: 'ssh',
    });
  });

  it('are each told once', () => {
    const authUrl = 'https://cloud.example.org/v3';
    const cloud = { ...plainCloudProfile(), authUrl };
    const accounts = { ...profile.accounts, nameCheckUrl: 'https://cloud.example.org/names' };
    const hosts = placesOf({ ...profile, cloud, accounts }).filter(({ port }) => port === 443);
    expect(hosts).toEqual([{ host: 'cloud.example.org', port: 443, speaks: 'tls' }]);
  });
});
