import { isJsonObject, type JsonObject } from '@os/core';
import { FakeAnswer } from '../../fake/answer.js';
import type { FakeService } from '../../fake/service.js';
import { named } from './directory.js';
import type { Login } from './login.js';

/** How long Keystone's receipts are good for, in milliseconds. */
const LIFE = 300_000;

interface Receipt {
  readonly userId: unknown;
  readonly methods: readonly string[];
  readonly expiresAt: number;
}

/** What users have shown who have to show more. */
export class Receipts {
  readonly #identity: FakeService;
  readonly #given = new Map<string, Receipt>();

  constructor(identity: FakeService) {
    this.#identity = identity;
  }

  /** All that was shown, with what the receipt of a request stands for. */
  methodsOf({ user, methods }: Login, receipt: string | undefined): readonly string[] {
    const before = receipt === undefined ? undefined : this.#given.get(receipt);
    const isGood = before?.userId === user['id'] && (before?.expiresAt ?? 0) > this.#identity.surroundings.clock.now();
    return isGood ? [...new Set([...methods, ...(before?.methods ?? [])])] : methods;
  }

  /** The answer to a login that shows less than the user's rules want; undefined if it is enough. */
  refusalOf(
    { user }: Login,
    methods: readonly string[],
    time: (milliseconds: number) => string,
  ): FakeAnswer | undefined {
    const { multi_factor_auth_enabled: isOn, multi_factor_auth_rules: given } = optionsOf(user);
    const rules = (Array.isArray(given) ? given : []).filter((rule): rule is string[] => Array.isArray(rule));
    if (isOn !== true || rules.length === 0 || rules.some((rule) => rule.every((each) => methods.includes(each)))) {
      return undefined;
    }
    const id = `fake-receipt-${this.#identity.surroundings.count()}`;
    const issuedAt = this.#identity.surroundings.clock.now();
    const expiresAt = issuedAt + LIFE;
    this.#given.set(id, { userId: user['id'], methods, expiresAt });
    const { id: userId, name, domain } = named(this.#identity, user);
    const receipt = {
      methods,
      user: { id: userId, name, domain },
      expires_at: time(expiresAt),
      issued_at: time(issuedAt),
    };
    return new FakeAnswer(401, { receipt, required_auth_methods: rules }, { 'openstack-auth-receipt': id });
  }
}

function optionsOf({ options }: JsonObject): JsonObject {
  return isJsonObject(options) ? options : {};
}
