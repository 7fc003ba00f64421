import { AuthenticationError, refusedLogin, type Access, type AuthContext, type UrlRequest } from '@os/core';
import { accessOf } from './access.js';

/** One login, for the access it gives and the error it may end with. */
export interface LoginDescription {
  readonly identityUrl: string;
  /** What may be wrong with it: the name of an option, never its value. */
  readonly secret: string;
  /** Who logs in for what, without anything secret. */
  readonly login: object;
}

/**
 * Sends the request that gives a token, a `POST` unless it says otherwise.
 *
 * @throws AuthenticationError - it was refused.
 * @throws MissingAuthMethodsError - it was right, but is not enough.
 * @throws InvalidResponseError - the answer holds no token, or one that is over already.
 */
export async function logIn(
  context: AuthContext,
  request: UrlRequest,
  { identityUrl, secret, login }: LoginDescription,
): Promise<Access> {
  const sentAt = Date.now();
  try {
    return accessOf(await context.request({ method: 'POST', call: 'authorize', ...request }), identityUrl, sentAt);
  } catch (error) {
    if (error instanceof AuthenticationError && error.headers[RECEIPT]) throw new MissingAuthMethodsError(error);
    throw refusedLogin(error, secret, login);
  }
}

function parsed(body = ''): Receipt {
  try {
    return JSON.parse(body) as Receipt;
  } catch {
    return {};
  }
}

const RECEIPT = 'openstack-auth-receipt';

interface Receipt {
  readonly receipt?: { readonly methods?: string[] };
  readonly required_auth_methods?: string[][];
}

/** What was shown is right, but the user has to show more: log in with several methods, or go on with the receipt. */
export class MissingAuthMethodsError extends AuthenticationError {
  static override readonly code: string = 'MISSING_AUTH_METHODS';
  /** The methods that were accepted. */
  readonly methods: readonly string[];
  /** Sets of methods, of which all of one have to be shown. */
  readonly requiredMethods: readonly (readonly string[])[];
  /** Stands for what was accepted, for some minutes; not enumerable, so that it stays out of logs. */
  declare readonly receipt: string;

  constructor(refusal: AuthenticationError) {
    const { receipt, required_auth_methods: required = [] } = parsed(refusal.body);
    const sets = required.map((each) => each.join(' and ')).join(', or ');
    super({
      ...refusal,
      headers: refusal.headers,
      body: refusal.body,
      detail: `the user has to log in by ${sets}: see the plugin v3multifactor`,
    });
    this.methods = receipt?.methods ?? [];
    this.requiredMethods = required;
    Object.defineProperty(this, 'receipt', { value: refusal.headers[RECEIPT] });
  }
}
