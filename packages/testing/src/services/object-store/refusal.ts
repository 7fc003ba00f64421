import { Refusal } from '../../fake/answer.js';

/** The pages that Swift answers errors with, unless it has more to say. */
const PAGES: Readonly<Record<number, readonly [title: string, text: string]>> = {
  403: ['Forbidden', 'Access was denied to this resource.'],
  404: ['Not Found', 'The resource could not be found.'],
  409: ['Conflict', 'There was a conflict when trying to complete your request.'],
  410: ['Gone', 'This resource is no longer available.'],
  412: ['Precondition Failed', 'A precondition for this request was not met.'],
  416: ['Requested Range Not Satisfiable', 'The Range requested is not available.'],
  503: ['Service Unavailable', 'The server is currently unavailable. Please try again at a later time.'],
  422: ['Unprocessable Entity', 'Unable to process the contained instructions'],
};

/** What Swift refuses a request with: a page of HTML, or a text of its own. */
export function refusal(status: number, text?: string, headers: Readonly<Record<string, string>> = {}): Refusal {
  const [title, reason] = PAGES[status] ?? ['Error', ''];
  const html = { 'content-type': 'text/html; charset=UTF-8' };
  return new Refusal(status, text ?? `<html><h1>${title}</h1><p>${reason}</p></html>`, undefined, {
    ...html,
    ...headers,
  });
}
