/** A range of addresses out of a CIDR like `10.0.0.0/24`. IPv6 ranges are taken to end in `::`. */
interface Range {
  readonly isV6: boolean;
  readonly base: string;
  readonly size: bigint;
}

function rangeOf(cidr: string): Range {
  const [base = '', length = ''] = cidr.split('/');
  const isV6 = base.includes(':');
  return { isV6, base, size: 2n ** BigInt((isV6 ? 128 : 32) - Number(length)) };
}

/** Whether text is a range of addresses of this IP version. */
export function isCidr(text: unknown, ipVersion: unknown): text is string {
  if (typeof text !== 'string') return false;
  return ipVersion === 6 ? /^[0-9a-f:]+::\/\d{1,3}$/i.test(text) : /^(\d{1,3}\.){3}\d{1,3}\/\d{1,2}$/.test(text);
}

/** The address that a range's gateway gets if nobody chooses another. */
export function gatewayIn(cidr: string): string {
  return addressIn(cidr, rangeOf(cidr).isV6 ? 0n : 1n);
}

/** The first and the last address of a range that can be given to anybody. */
export function poolIn(cidr: string, hasGateway: boolean): { start: string; end: string } {
  const { isV6, size } = rangeOf(cidr);
  // The very first address and, of IPv4, the very last have a meaning of their own.
  return { start: addressIn(cidr, hasGateway && !isV6 ? 2n : 1n), end: addressIn(cidr, size - (isV6 ? 1n : 2n)) };
}

function addressIn(cidr: string, n: bigint): string {
  const { isV6, base } = rangeOf(cidr);
  if (isV6) return base + (n === 0n ? '' : groupsOf(n).join(':'));
  const number = numberOf(base) + Number(n);
  return [24, 16, 8, 0].map((shift) => (number >>> shift) & 255).join('.');
}

/** The first address of a range that is not taken, after the network's own and the gateway's. */
export function freeAddressIn(cidr: string, taken: ReadonlySet<unknown>): string | undefined {
  const { size } = rangeOf(cidr);
  for (let n = 2n; n < size - 1n; n++) {
    const address = addressIn(cidr, n);
    if (!taken.has(address)) return address;
  }
  return undefined;
}

/** Whether an address lies in a range. */
export function isAddressIn(cidr: string, address: string): boolean {
  const { isV6, base, size } = rangeOf(cidr);
  if (isV6 || address.includes(':')) return address.startsWith(base);
  const offset = numberOf(address) - numberOf(base);
  return offset >= 0 && offset < size;
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

/** A number in groups of four hexadecimal digits. */
function groupsOf(number: bigint): string[] {
  const rest = number >> 16n;
  return [...(rest > 0n ? groupsOf(rest) : []), (number & 0xffffn).toString(16)];
}
