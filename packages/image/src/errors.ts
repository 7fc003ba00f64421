import { OpenStackError } from '@os/core';

/** Data are not what the service says they are: they were changed, or cut short, on their way. */
export class ChecksumError extends OpenStackError {
  static override readonly code: string = 'CHECKSUM';
}
