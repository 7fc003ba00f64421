import type { ServiceDefinition } from '@os/core';
import { blockStorageFake } from '../services/block-storage/rules.js';
import { computeFake } from '../services/compute/rules.js';
import { identityFake, REGION } from '../services/identity/rules.js';
import { Keystone } from '../services/identity/keystone.js';
import { unauthorized } from '../services/identity/login.js';
import { imageFake } from '../services/image/rules.js';
import { networkFake } from '../services/network/rules.js';
import { objectStoreFake } from '../services/object-store/rules.js';
import { placementFake } from '../services/placement/rules.js';
import { FakeAnswer, Refusal, type FakeCall } from './answer.js';
import { errorBody } from './dialect.js';
import { ORIGIN } from './origin.js';
import { rulesOf, type FakeRules } from './rules.js';
import { FakeService, type Surroundings } from './service.js';

type Served = Pick<ServiceDefinition, 'api' | 'resources'>;

/** A request, wherever it came from. */
export type Incoming = Pick<FakeCall, 'method' | 'url' | 'headers' | 'body' | 'json'>;

interface InsideOptions {
  readonly services: readonly ServiceDefinition[];
  readonly fakes: readonly FakeRules[];
  readonly surroundings: Omit<Surroundings, 'owner'>;
  /** How long tokens live, in milliseconds. */
  readonly tokenLifetime: number;
}

/** What is inside a fake cloud: its services, with Keystone before them. */
export class Inside {
  readonly services: readonly FakeService[];
  readonly keystone: Keystone;
  /** The project that what services have from the start belongs to. */
  #owner: string | undefined;

  constructor({ services, fakes, surroundings, tokenLifetime }: InsideOptions) {
    const make = (definition: Served): FakeService => {
      const known = [
        identityFake,
        networkFake,
        computeFake,
        blockStorageFake,
        imageFake,
        placementFake,
        objectStoreFake,
      ];
      const rules = rulesOf(definition.api.type, [...fakes, ...known]);
      return new FakeService(definition, rules, { ...surroundings, owner: () => this.#owner });
    };
    const isIdentity = ({ api }: Served): boolean => api.type === 'identity';
    const identity = make(services.find(isIdentity) ?? { api: { type: 'identity', version: 'v3' }, resources: {} });
    const projects = identity.collection('/projects');
    this.#owner = projects.all().map((project) => projects.idOf(project))[0];
    this.services = [identity, ...services.filter((each) => !isIdentity(each)).map(make)];
    this.keystone = new Keystone(identity, tokenLifetime);
    for (const service of this.services) register(identity, service);
  }

  async answer(request: Incoming): Promise<FakeAnswer> {
    const { method, url, headers } = request;
    const { pathname, origin } = url;
    const service = this.services.find(({ root }) => pathname === root || pathname.startsWith(`${root}/`));
    if (!service) return new FakeAnswer(404, `The fake cloud has ${this.services.map(({ root }) => root).join(', ')}`);
    try {
      const document = service.versionDocument(method, url);
      if (document) return document;
      if (!pathname.startsWith(`${service.endpoint}/`)) throw new Refusal(404, 'The resource could not be found.');
      const path = pathname.slice(service.endpoint.length);
      if (service.api.type === 'identity' && /^\/(auth\/|OS-OAUTH2\/token$)/.test(path)) {
        return await this.keystone.handle({ ...request, path });
      }
      const access = this.keystone.accessOf(headers['x-auth-token']);
      if (!access) throw unauthorized();
      return service.handle({ ...request, path, access, service });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      if (error.status !== 401) return new FakeAnswer(error.status, service.dialect.error(error), error.headers);
      // What stands in front of the services says this, in Keystone's words.
      return new FakeAnswer(401, errorBody(error), { 'www-authenticate': `Keystone uri="${origin}/identity/v3"` });
    }
  }
}

/** Makes a service appear in the catalog, and in the lists of services and endpoints. */
function register(identity: FakeService, { api, name, listed }: FakeService): void {
  const { id } = identity.collection('/services').add({ name, type: api.type });
  for (const face of ['public', 'internal', 'admin']) {
    const place = { region_id: REGION, region: REGION, url: ORIGIN + listed };
    identity.collection('/endpoints').add({ interface: face, service_id: id, ...place });
  }
}
