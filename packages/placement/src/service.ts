import { serviceOf } from '@os/core';

export class PlacementService extends serviceOf({}) {}
