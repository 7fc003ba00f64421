import type { JsonObject } from '@os/core';
import { Refusal } from '../../fake/answer.js';
import type { CollectionRules } from '../../fake/rules.js';
import type { FakeService } from '../../fake/service.js';

/** A flavor that a server has, or had. */
export interface FlavorInServer {
  readonly id: unknown;
  readonly flavor: unknown;
}

export const flavorRules: CollectionRules = {
  unique: [['name']],
  defaults: {
    swap: 0,
    'OS-FLV-EXT-DATA:ephemeral': 0,
    'os-flavor-access:is_public': true,
    description: null,
    extra_specs: {},
  },
  filters: {
    is_public: ({ 'os-flavor-access:is_public': isPublic }, [wanted = '']) =>
      /^none$/i.test(wanted) || /^(true|1)$/i.test(wanted) === isPublic,
    minDisk: ({ disk }, [least]) => Number(disk) >= Number(least),
    minRam: ({ ram }, [least]) => Number(ram) >= Number(least),
    name: ({ name }, [pattern = '']) => new RegExp(pattern).test(String(name)),
  },
};

export function seedFlavors(service: FakeService): void {
  const flavors = service.collection('/flavors');
  const add = (id: string, name: string, ram: number, vcpus: number, disk: number) =>
    flavors.add({ id, name, ram, vcpus, disk });
  add('1', 'm1.tiny', 512, 1, 1);
  add('2', 'm1.small', 2048, 1, 20);
  add('3', 'm1.medium', 4096, 2, 40);
}

/** A flavor as servers tell it. */
export function flavorIn(service: FakeService, id: unknown): JsonObject {
  const flavor = service.collection('/flavors').find(id);
  if (!flavor) throw new Refusal(400, `Flavor ${String(id)} could not be found.`);
  const { name, vcpus, ram, disk, swap, extra_specs, 'OS-FLV-EXT-DATA:ephemeral': ephemeral } = flavor;
  return { original_name: name, vcpus, ram, disk, swap, ephemeral, extra_specs };
}
