import { nothing, value } from '../../../../tooling/jest/exchange.js';
import { DOMAIN_CONFIG } from '../answers.js';
import type { Row } from './row.js';

const whole: Pick<Row, 'answer' | 'gives'> = { answer: [200, { config: DOMAIN_CONFIG }], gives: value(DOMAIN_CONFIG) };
const { ldap } = DOMAIN_CONFIG;

export const domainConfig: Row[] = [
  {
    call: (c) => c.createDomainConfig('d1', DOMAIN_CONFIG),
    sends: 'PUT /domains/d1/config',
    body: { config: DOMAIN_CONFIG },
    ...whole,
  },
  { call: (c) => c.getDomainConfig('d1'), sends: 'GET /domains/d1/config', ...whole },
  {
    call: (c) => c.updateDomainConfig('d1', { ldap: { url: 'ldap://x' } }),
    sends: 'PATCH /domains/d1/config',
    body: { config: { ldap: { url: 'ldap://x' } } },
    ...whole,
  },
  { call: (c) => c.deleteDomainConfig('d1'), sends: 'DELETE /domains/d1/config', answer: [204], gives: nothing },
  {
    call: (c) => c.getDomainConfigGroup('d1', 'ldap'),
    sends: 'GET /domains/d1/config/ldap',
    answer: [200, { config: { ldap } }],
    gives: value(ldap),
  },
  {
    call: (c) => c.updateDomainConfigGroup('d1', 'ldap', { url: 'ldap://x' }),
    sends: 'PATCH /domains/d1/config/ldap',
    body: { config: { ldap: { url: 'ldap://x' } } },
    ...whole,
  },
  {
    call: (c) => c.deleteDomainConfigGroup('d1', 'ldap'),
    sends: 'DELETE /domains/d1/config/ldap',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.getDomainConfigOption('d1', 'ldap', 'url'),
    sends: 'GET /domains/d1/config/ldap/url',
    answer: [200, { config: { url: 'ldap://x' } }],
    gives: value('ldap://x'),
  },
  {
    call: (c) => c.updateDomainConfigOption('d1', 'ldap', 'url', 'ldap://x'),
    sends: 'PATCH /domains/d1/config/ldap/url',
    body: { config: { url: 'ldap://x' } },
    ...whole,
  },
  {
    call: (c) => c.deleteDomainConfigOption('d1', 'ldap', 'url'),
    sends: 'DELETE /domains/d1/config/ldap/url',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.getDefaultDomainConfig(),
    sends: 'GET /domains/config/default',
    answer: [200, { config: { identity: { driver: 'sql', list_limit: null } } }],
    gives: value({ identity: { driver: 'sql', list_limit: null } }),
  },
  {
    call: (c) => c.getDefaultDomainConfigGroup('identity'),
    sends: 'GET /domains/config/identity/default',
    answer: [200, { config: { identity: { driver: 'sql', list_limit: null } } }],
    gives: value({ driver: 'sql', list_limit: null }),
  },
  {
    call: (c) => c.getDefaultDomainConfigOption('ldap', 'url'),
    sends: 'GET /domains/config/ldap/url/default',
    answer: [200, { config: { url: 'ldap://localhost' } }],
    gives: value('ldap://localhost'),
  },
];
