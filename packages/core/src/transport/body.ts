import type { TransportResponse } from './transport.js';

/** Gives up on an answer's body, so that its connection can be used again. */
export async function discard({ body }: TransportResponse): Promise<void> {
  if (body instanceof ReadableStream) await body.cancel();
}

/** An answer's body as text, whatever kind it was asked as. */
export async function textOf({ body }: TransportResponse): Promise<string> {
  return typeof body === 'string' ? body : new Response(body as BodyInit).text();
}
