/** The value of the header `authorization` for HTTP Basic, in UTF-8; for authors of authenticators. */
export function basicAuthorization(user: string, password: string): string {
  const bytes = new TextEncoder().encode(`${user}:${password}`);
  return `Basic ${btoa(String.fromCharCode(...bytes))}`;
}
