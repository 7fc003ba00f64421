import { serviceOf } from '@os/core';

export class ComputeService extends serviceOf({}) {}
