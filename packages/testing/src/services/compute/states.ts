import type { JsonObject } from '@os/core';

/** What a status is called in Nova's other words: of the server itself, of its power, and of what is being done to it. */
const STATES: Readonly<Record<string, readonly [vm: string, power: number, task?: string]>> = {
  ACTIVE: ['active', 1],
  BUILD: ['building', 0, 'spawning'],
  ERROR: ['error', 0],
  HARD_REBOOT: ['active', 1, 'rebooting_hard'],
  PAUSED: ['paused', 3],
  REBOOT: ['active', 1, 'rebooting'],
  REBUILD: ['active', 1, 'rebuilding'],
  RESCUE: ['rescued', 1],
  RESIZE: ['active', 1, 'resize_prep'],
  SHELVED: ['shelved', 4],
  SHELVED_OFFLOADED: ['shelved_offloaded', 4],
  SHUTOFF: ['stopped', 4],
  SUSPENDED: ['suspended', 7],
  VERIFY_RESIZE: ['resized', 1],
};

/** The states that follow from a server's status. */
export function stateOf({ status }: JsonObject): JsonObject {
  const [vm, power, task = null] = STATES[String(status)] ?? ['active', 1];
  return { 'OS-EXT-STS:vm_state': vm, 'OS-EXT-STS:power_state': power, 'OS-EXT-STS:task_state': task };
}
