interface Platform {
  readonly process?: {
    getBuiltinModule?(name: 'crypto'): {
      createHash(algorithm: string): { update(data: Uint8Array): { digest(encoding: 'hex'): string } };
    };
  };
}

/** A hash of data in hexadecimal digits; `null` where the platform has none: browsers. */
export function hashOf(algorithm: string, data: Uint8Array): string | null {
  const crypto = (globalThis as Platform).process?.getBuiltinModule?.('crypto');
  return crypto?.createHash(algorithm).update(data).digest('hex') ?? null;
}
