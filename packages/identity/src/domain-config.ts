import { isJsonObject, path, ServiceBase, type CallOptions, type JsonObject, type Ref, type Service } from '@os/core';
import type { Domain } from './domain.js';
import { act, fieldOf, send } from './requests.js';

/** Settings of one group, by the names that Keystone's configuration files have: `{ url: 'ldap://…', use_tls: true }`. */
export type DomainConfigGroup = Readonly<Record<string, unknown>>;

/** Settings by group: `identity` and `ldap`. */
export type DomainConfig = Readonly<Record<string, DomainConfigGroup>>;

/**
 * Where the users of a domain come from: settings that go before those of the cloud. Passwords among them are never
 * answered.
 *
 * @see https://docs.openstack.org/api-ref/identity/v3/#domain-configuration
 */
export class DomainConfigMethods extends ServiceBase {
  /** Gives a domain settings of its own, in place of those that it had. */
  async createDomainConfig(domain: Ref<Domain>, config: DomainConfig, options?: CallOptions): Promise<DomainConfig> {
    return ask(this, 'createDomainConfig', 'PUT', configOf(domain), options, config);
  }

  /**
   * The settings of a domain.
   *
   * @throws NotFoundError - it has none of its own.
   */
  async getDomainConfig(domain: Ref<Domain>, options?: CallOptions): Promise<DomainConfig> {
    return ask(this, 'getDomainConfig', 'GET', configOf(domain), options);
  }

  /** Changes some settings of a domain, and returns all of them. */
  async updateDomainConfig(domain: Ref<Domain>, config: DomainConfig, options?: CallOptions): Promise<DomainConfig> {
    return ask(this, 'updateDomainConfig', 'PATCH', configOf(domain), options, config);
  }

  /** Takes its own settings from a domain. */
  async deleteDomainConfig(domain: Ref<Domain>, options?: CallOptions): Promise<void> {
    await act(this, 'deleteDomainConfig', 'DELETE', configOf(domain), options);
  }

  /**
   * The settings of a domain in one group.
   *
   * @throws NotFoundError - it has none there.
   */
  async getDomainConfigGroup(domain: Ref<Domain>, group: string, options?: CallOptions): Promise<DomainConfigGroup> {
    const config = await ask(this, 'getDomainConfigGroup', 'GET', configOf(domain) + path`/${group}`, options);
    return config[group] ?? {};
  }

  /** Changes some settings of a domain in one group, which has to have some, and returns all settings. */
  async updateDomainConfigGroup(
    domain: Ref<Domain>,
    group: string,
    settings: DomainConfigGroup,
    options?: CallOptions,
  ): Promise<DomainConfig> {
    const at = configOf(domain) + path`/${group}`;
    return ask(this, 'updateDomainConfigGroup', 'PATCH', at, options, { [group]: settings });
  }

  /** Takes the settings of one group from a domain. */
  async deleteDomainConfigGroup(domain: Ref<Domain>, group: string, options?: CallOptions): Promise<void> {
    await act(this, 'deleteDomainConfigGroup', 'DELETE', configOf(domain) + path`/${group}`, options);
  }

  /**
   * One setting of a domain.
   *
   * @throws NotFoundError - it has no such setting of its own.
   */
  async getDomainConfigOption(
    domain: Ref<Domain>,
    group: string,
    option: string,
    options?: CallOptions,
  ): Promise<unknown> {
    const at = configOf(domain) + path`/${group}/${option}`;
    return askForOption(this, 'getDomainConfigOption', at, option, options);
  }

  /** Changes one setting of a domain, which has to be there, and returns all settings. */
  async updateDomainConfigOption(
    domain: Ref<Domain>,
    group: string,
    option: string,
    value: unknown,
    options?: CallOptions,
  ): Promise<DomainConfig> {
    const at = configOf(domain) + path`/${group}/${option}`;
    return ask(this, 'updateDomainConfigOption', 'PATCH', at, options, { [option]: value });
  }

  /** Takes one setting from a domain. */
  async deleteDomainConfigOption(
    domain: Ref<Domain>,
    group: string,
    option: string,
    options?: CallOptions,
  ): Promise<void> {
    await act(this, 'deleteDomainConfigOption', 'DELETE', configOf(domain) + path`/${group}/${option}`, options);
  }

  /** The settings of domains that have none of their own: those of the cloud. */
  async getDefaultDomainConfig(options?: CallOptions): Promise<DomainConfig> {
    return ask(this, 'getDefaultDomainConfig', 'GET', '/domains/config/default', options);
  }

  /** The settings of the cloud in one group. */
  async getDefaultDomainConfigGroup(group: string, options?: CallOptions): Promise<DomainConfigGroup> {
    const at = path`/domains/config/${group}/default`;
    return (await ask(this, 'getDefaultDomainConfigGroup', 'GET', at, options))[group] ?? {};
  }

  /** One setting of the cloud. */
  async getDefaultDomainConfigOption(group: string, option: string, options?: CallOptions): Promise<unknown> {
    const at = path`/domains/config/${group}/${option}/default`;
    return askForOption(this, 'getDefaultDomainConfigOption', at, option, options);
  }
}

function configOf(domain: Ref<Domain>): string {
  return path`/domains/${domain}/config`;
}

async function ask(
  service: Service,
  name: string,
  method: string,
  at: string,
  options: CallOptions | undefined,
  config?: JsonObject,
): Promise<DomainConfig> {
  return fieldOf(await send(service, name, method, at, options, config && { config }), 'config', 'settings', isConfig);
}

async function askForOption(
  service: Service,
  name: string,
  at: string,
  option: string,
  options: CallOptions | undefined,
): Promise<unknown> {
  return fieldOf(await send(service, name, 'GET', at, options), 'config', 'settings', isJsonObject)[option];
}

function isConfig(value: unknown): value is DomainConfig {
  return isJsonObject(value) && Object.values(value).every(isJsonObject);
}
