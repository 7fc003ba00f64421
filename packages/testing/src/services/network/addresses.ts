/** A range of addresses out of a CIDR like `10.0.0.0/24`. IPv6 ranges are taken to end in `::`. */
interface Range {
  readonly isV6: boolean;
  readonly base: string;
  readonly size: number;
}

function rangeOf(cidr: string): Range {
  const [base = '', length = ''] = cidr.split('/');
  const isV6 = base.includes(':');
  return { isV6, base, size: 2 ** Math.min((isV6 ? 128 : 32) - Number(length), 16) };
}

/** Whether text is a range of addresses of this IP version. */
export function isCidr(text: unknown, ipVersion: unknown): text is string {
  if (typeof text !== 'string') return false;
  return ipVersion === 6 ? /^[0-9a-f:]+::\/\d{1,3}$/i.test(text) : /^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/.test(text);
}

/** The n-th address of a range; negative numbers count from its end. */
export function addressIn(cidr: string, n: number): string {
  const { isV6, base, size } = rangeOf(cidr);
  const offset = n < 0 ? size + n : n;
  if (isV6) return base + offset.toString(16);
  const number = base.split('.').reduce((sum, part) => sum * 256 + Number(part), 0) + offset;
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
}

/** The first address of a range that is not taken, after the network's own and the gateway's. */
export function freeAddressIn(cidr: string, taken: ReadonlySet<unknown>): string | undefined {
  const { size } = rangeOf(cidr);
  for (let n = 2; n < size - 1; n++) {
    const address = addressIn(cidr, n);
    if (!taken.has(address)) return address;
  }
  return undefined;
}

/** Whether an address lies in a range. */
export function isAddressIn(cidr: string, address: string): boolean {
  const { isV6, base, size } = rangeOf(cidr);
  if (isV6) return address.startsWith(base);
  const number = (text: string): number => text.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
  return number(address) >= number(base) && number(address) < number(base) + size;
}
