import { AuthSystemScope, Ec2Credential, RevocationEvent, Role, Token } from '@os/identity/pure';
import { list, nothing, one, value } from '../../../../tooling/jest/exchange.js';
import { CATALOG_ENTRY, EC2_CREDENTIAL, REVOCATION_EVENT, TOKEN, TRUST } from '../answers.js';
import type { Row } from './row.js';

const subject = { 'x-subject-token': 'other-token', 'x-auth-token': 'static-token' };
const LENT = TRUST.roles[0]!;

export const tokens: Row[] = [
  {
    call: (c) => c.validateToken('other-token'),
    sends: 'GET /auth/tokens',
    headers: subject,
    answer: [200, { token: { ...TOKEN, catalog: [CATALOG_ENTRY] } }, { 'x-subject-token': 'other-token' }],
    gives: one(Token, { ...TOKEN, catalog: [CATALOG_ENTRY] }),
  },
  {
    call: (c) => c.validateToken('other-token', { includeCatalog: false, allowExpired: true }),
    sends: 'GET /auth/tokens?nocatalog=true&allow_expired=true',
    headers: subject,
    answer: [200, { token: TOKEN }],
    gives: one(Token, TOKEN),
  },
  {
    call: (c) => c.checkToken('other-token', { allowExpired: true }),
    sends: 'HEAD /auth/tokens?allow_expired=true',
    headers: subject,
    answer: [200],
    gives: value(true),
  },
  {
    call: (c) => c.checkToken('other-token'),
    sends: 'HEAD /auth/tokens',
    headers: subject,
    answer: [404],
    gives: value(false),
  },
  {
    call: (c) => c.revokeToken('other-token', { headers: { 'x-mine': 'yes' } }),
    sends: 'DELETE /auth/tokens',
    headers: { ...subject, 'x-mine': 'yes' },
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) => c.listAuthSystemScopes(),
    sends: 'GET /auth/system',
    answer: [200, { system: [{ all: true }], links: { self: 'http://127.0.0.1:5000/v3/auth/system' } }],
    gives: list(AuthSystemScope, { all: true }),
  },
  {
    call: (c) => c.listRevocationEvents({ since: '2026-11-25T00:00:00Z' }),
    sends: 'GET /OS-REVOKE/events?since=2026-11-25T00%3A00%3A00Z',
    answer: [200, { events: [REVOCATION_EVENT] }],
    gives: list(RevocationEvent, REVOCATION_EVENT),
  },
  {
    call: (c) => c.getCaCertificate(),
    sends: 'GET /OS-SIMPLE-CERT/ca',
    // Nothing answers this any more; certificates are told as text, says the API reference.
    answer: [200, '-----BEGIN CERTIFICATE-----', { 'content-type': 'application/x-pem-file' }],
    gives: value('-----BEGIN CERTIFICATE-----'),
  },
  {
    call: (c) => c.getSigningCertificate(),
    sends: 'GET /OS-SIMPLE-CERT/certificates',
    answer: [200, '-----BEGIN CERTIFICATE-----', { 'content-type': 'application/x-pem-file' }],
    gives: value('-----BEGIN CERTIFICATE-----'),
  },
];

export const trusts: Row[] = [
  {
    call: (c) => c.listTrustRoles('t1'),
    sends: 'GET /OS-TRUST/trusts/t1/roles',
    answer: [200, { roles: [LENT], links: { next: null } }],
    gives: list(Role, LENT),
  },
  {
    call: (c) => c.getTrustRole('t1', 'r1'),
    sends: 'GET /OS-TRUST/trusts/t1/roles/r1',
    answer: [200, { role: LENT }],
    gives: one(Role, LENT),
  },
  {
    call: (c) => c.checkTrustRole('t1', 'r1'),
    sends: 'HEAD /OS-TRUST/trusts/t1/roles/r1',
    answer: [200],
    gives: value(true),
  },
  {
    call: (c) => c.checkTrustRole('t1', 'r2'),
    sends: 'HEAD /OS-TRUST/trusts/t1/roles/r2',
    answer: [404],
    gives: value(false),
  },
];

export const ec2: Row[] = [
  {
    call: (c) => c.createEc2Credential('u1', { projectId: 'p1' }),
    sends: 'POST /users/u1/credentials/OS-EC2',
    body: { tenant_id: 'p1' },
    answer: [201, { credential: EC2_CREDENTIAL }],
    gives: one(Ec2Credential, EC2_CREDENTIAL),
  },
  {
    call: (c) => c.getEc2Credential('u1', 'd50e'),
    sends: 'GET /users/u1/credentials/OS-EC2/d50e',
    answer: [200, { credential: EC2_CREDENTIAL }],
    gives: one(Ec2Credential, EC2_CREDENTIAL),
  },
  {
    call: (c) => c.findEc2Credential('u1', 'd50e'),
    sends: 'GET /users/u1/credentials/OS-EC2/d50e',
    answer: [200, { credential: EC2_CREDENTIAL }],
    gives: one(Ec2Credential, EC2_CREDENTIAL),
  },
  {
    call: (c) => c.listEc2Credentials('u1'),
    sends: 'GET /users/u1/credentials/OS-EC2',
    answer: [200, { credentials: [EC2_CREDENTIAL] }],
    gives: list(Ec2Credential, EC2_CREDENTIAL),
  },
  {
    call: (c) => c.deleteEc2Credential('u1', 'd50e'),
    sends: 'DELETE /users/u1/credentials/OS-EC2/d50e',
    answer: [204],
    gives: nothing,
  },
  {
    call: (c) =>
      c.createEc2Token({
        access: 'd50e',
        signature: 'sig',
        verb: 'GET',
        host: 'ec2.example:8788',
        path: '/',
        params: { Action: 'DescribeInstances' },
        headers: { host: 'ec2.example:8788' },
        bodyHash: 'e3b0',
      }),
    sends: 'POST /ec2tokens',
    body: {
      credentials: {
        access: 'd50e',
        signature: 'sig',
        verb: 'GET',
        host: 'ec2.example:8788',
        path: '/',
        params: { Action: 'DescribeInstances' },
        headers: { host: 'ec2.example:8788' },
        body_hash: 'e3b0',
      },
    },
    answer: [200, { token: { ...TOKEN, methods: ['ec2credential'] } }, { 'x-subject-token': 'new-token' }],
    gives: one(Token, { ...TOKEN, methods: ['ec2credential'], id: 'new-token' }),
  },
];
