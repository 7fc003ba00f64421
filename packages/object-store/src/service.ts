import { serviceOf } from '@os/core';

export class ObjectStoreService extends serviceOf({}) {}
