import { NotFoundError } from '@os/core';
import { identity, newDomain } from './cloud.js';

let domainId: string;
beforeAll(async () => {
  domainId = await newDomain();
});

const ldap = { url: 'ldap://127.0.0.1:1', suffix: 'dc=example', password: 'opensesame' };
const shown = { url: ldap.url, suffix: ldap.suffix };

test('a domain with settings of its own', async () => {
  await expect(identity.getDomainConfig(domainId)).rejects.toThrow(NotFoundError);
  // Passwords are never told.
  expect(await identity.createDomainConfig(domainId, { identity: { driver: 'ldap' }, ldap })).toEqual({
    identity: { driver: 'ldap' },
    ldap: shown,
  });
  expect(await identity.getDomainConfig(domainId)).toEqual({ identity: { driver: 'ldap' }, ldap: shown });
  expect(await identity.updateDomainConfig(domainId, { ldap: { url: 'ldap://127.0.0.1:2' } })).toMatchObject({
    ldap: { ...shown, url: 'ldap://127.0.0.1:2' },
  });

  expect(await identity.getDomainConfigGroup(domainId, 'identity')).toEqual({ driver: 'ldap' });
  expect(await identity.updateDomainConfigGroup(domainId, 'ldap', { suffix: 'dc=other' })).toMatchObject({
    ldap: { suffix: 'dc=other' },
  });
  expect(await identity.getDomainConfigOption(domainId, 'ldap', 'suffix')).toBe('dc=other');
  expect(await identity.updateDomainConfigOption(domainId, 'ldap', 'suffix', 'dc=third')).toMatchObject({
    ldap: { suffix: 'dc=third' },
  });

  await identity.deleteDomainConfigOption(domainId, 'ldap', 'suffix');
  await expect(identity.getDomainConfigOption(domainId, 'ldap', 'suffix')).rejects.toThrow(NotFoundError);
  await identity.deleteDomainConfigGroup(domainId, 'ldap');
  await expect(identity.getDomainConfigGroup(domainId, 'ldap')).rejects.toThrow(NotFoundError);
  expect(await identity.getDomainConfig(domainId)).toEqual({ identity: { driver: 'ldap' } });
  await identity.deleteDomainConfig(domainId);
  await expect(identity.getDomainConfig(domainId)).rejects.toThrow(NotFoundError);
});

test('the settings of all other domains', async () => {
  expect(await identity.getDefaultDomainConfig()).toMatchObject({ identity: { driver: 'sql' } });
  expect(await identity.getDefaultDomainConfigGroup('identity')).toMatchObject({ driver: 'sql' });
  expect(await identity.getDefaultDomainConfigOption('identity', 'driver')).toBe('sql');
});
