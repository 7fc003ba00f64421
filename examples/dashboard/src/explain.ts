import { isHttpError, isOpenStackError, ResourceFailureError } from '@os/core';

/** A failure, as people want to read it. */
export interface Problem {
  /** What did not work. */
  readonly title: string;
  /** What the cloud says of the reason. */
  readonly reason: string;
  /** What the reader can do. */
  readonly advice: string;
  /** To be quoted to the cloud's operators. */
  readonly requestId?: string | undefined;
  /** The token is dead, so that nothing will work until the user has logged in again. */
  readonly isSessionOver?: boolean | undefined;
}

/** Where something failed: logging in is explained in other words. */
interface Circumstances {
  readonly isLogin?: boolean;
}

/** Says what failed, why, and what to do about it. */
export function explain(title: string, error: unknown, { isLogin = false }: Circumstances = {}): Problem {
  if (isHttpError(error)) {
    const { status, requestId, detail } = error;
    return {
      title,
      reason: (isLogin && status === 401 ? undefined : detail) ?? meaningOf(status),
      advice: adviceFor(status, detail ?? '', isLogin),
      requestId,
      isSessionOver: status === 401 && !isLogin,
    };
  }
  if (!isOpenStackError(error)) {
    return { title, reason: String(error), advice: 'This is a fault of the page. Reload it, and report what you did.' };
  }
  const reason = error instanceof ResourceFailureError ? (error.reason ?? error.message) : error.message;
  return {
    title,
    reason,
    advice: reason.includes('X-Subject-Token') ? HIDDEN_TOKEN : (ADVICE[error.code] ?? 'Try again.'),
  };
}

const HIDDEN_TOKEN =
  'You logged in, but the cloud keeps the token from web pages. Its operators change that with ' +
  'expose_headers = X-Subject-Token in the section [cors] of keystone.conf.';

const ADVICE: Readonly<Record<string, string>> = {
  CONFIG: 'Correct what the message names.',
  CONNECTION:
    'Check the address and your network. Browsers do not tell whether the cloud was silent or may not be called by this ' +
    `page: its operators allow that with allowed_origin = ${globalThis.location?.origin} in the section [cors] of each service.`,
  ENDPOINT_NOT_FOUND: 'The region lacks this service: choose another one above, or ask the operators.',
  INVALID_ATTRIBUTE: 'Correct what the message names.',
  INVALID_RESPONSE:
    'Is this the address of an identity service (Keystone, version 3)? Tell its operators what it says here.',
  RESOURCE_FAILURE: 'Delete it, and try again: with a smaller flavor, another image, or later.',
  TIMEOUT: 'The cloud is slow. It may still be at it: refresh the list after a while.',
};

function meaningOf(status: number): string {
  return status === 401 ? 'The cloud does not accept this user with this password.' : `The cloud answered ${status}.`;
}

function adviceFor(status: number, detail: string, isLogin: boolean): string {
  if (/quota|exceed/i.test(detail) && [403, 409, 413].includes(status)) {
    return 'The quota is used up: delete what is not needed, or ask an administrator for more.';
  }
  switch (status) {
    case 400:
      return 'Correct what the message names, and send it again.';
    case 401:
      return isLogin
        ? 'Check the user name, the domain and the password. Capital letters matter.'
        : 'Your session is over. Log in again.';
    case 403:
      return 'Your roles do not allow this. Ask an administrator of the project.';
    case 404:
      return 'It is not there, or not any more. Refresh the list.';
    case 409:
      return 'Something is in the way: it is in use, or busy. Free it first, or wait and try again.';
    case 429:
      return 'The cloud wants fewer requests. Wait a minute, then try again.';
    default:
      return status >= 500
        ? 'The cloud has a fault. Try again; if that does not help, give its operators the request id.'
        : 'Try again; if that does not help, ask the cloud’s operators.';
  }
}
