import type { AnyResourceClass, CallOptions, CreateAttributes, Service } from '@os/core';
import { InvalidAttributeError, InvalidResponseError, isJsonObject, resourceIn, ServiceBase } from './core.js';
import { Network } from './network.js';
import { Port } from './port.js';
import { send } from './requests.js';
import { SecurityGroupRule } from './security-group.js';
import { Subnet } from './subnet.js';

/** Creates many resources with one request: all of them, or none. */
export class BulkMethods extends ServiceBase {
  /** Creates several networks by one request: all of them, or none. */
  async createNetworks(
    networks: readonly CreateAttributes<typeof Network>[],
    options?: CallOptions,
  ): Promise<Network[]> {
    return createAll(this, Network, 'createNetworks', networks, options);
  }

  /** Creates several subnets by one request: all of them, or none. */
  async createSubnets(subnets: readonly CreateAttributes<typeof Subnet>[], options?: CallOptions): Promise<Subnet[]> {
    return createAll(this, Subnet, 'createSubnets', subnets, options);
  }

  /** Creates several ports by one request: all of them, or none. */
  async createPorts(ports: readonly CreateAttributes<typeof Port>[], options?: CallOptions): Promise<Port[]> {
    return createAll(this, Port, 'createPorts', ports, options);
  }

  /** @throws ConflictError - a group has one of the rules already. */
  async createSecurityGroupRules(
    rules: readonly CreateAttributes<typeof SecurityGroupRule>[],
    options?: CallOptions,
  ): Promise<SecurityGroupRule[]> {
    return createAll(this, SecurityGroupRule, 'createSecurityGroupRules', rules, options);
  }
}

/** @throws InvalidAttributeError - one of them lacks a required attribute. */
async function createAll<C extends AnyResourceClass>(
  service: Service,
  resourceClass: C,
  name: string,
  items: readonly object[],
  options: CallOptions | undefined,
): Promise<InstanceType<C>[]> {
  const { path, key = '', keys = '', attributes } = resourceClass.definition;
  const required = Object.keys(attributes).filter((each) => attributes[each]?.flags.includes('required'));
  const bodies = items.map((item, i) => {
    const missing = required.filter((each) => !(each in item));
    if (missing.length > 0) throw new InvalidAttributeError(`${name}: item ${i} is without ${missing.join(', ')}`);
    return new resourceClass(item as never).body;
  });
  const response = await send(service, name, 'POST', path, options, { [keys]: bodies });
  const created = isJsonObject(response.body) ? response.body[keys] : undefined;
  if (!Array.isArray(created)) throw new InvalidResponseError(`${response.url} was answered without "${keys}"`);
  return created.map((each) => resourceIn(resourceClass, { ...response, body: { [key]: each as unknown } }));
}
