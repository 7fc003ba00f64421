import { AuthenticationError } from '../errors.js';

/**
 * A refused login, told so that the reader sees what to check; any other error as it is. For authors of authenticators.
 *
 * @param secret - What may be wrong: the name of an option, never its value.
 * @param login - Who logs in for what, without anything secret.
 */
export function refusedLogin(error: unknown, secret: string, login: object): unknown {
  if (!(error instanceof AuthenticationError)) return error;
  return new AuthenticationError({
    ...error,
    headers: error.headers,
    body: error.body,
    detail: `${error.detail ?? 'refused'} (is the ${secret} right, and does this exist and fit together: ${JSON.stringify(login)})`,
  });
}
