import { serviceOf } from '@os/core';

export class BlockStorageService extends serviceOf({}) {}
