import { serviceOf } from '@os/core';

export class ImageService extends serviceOf({}) {}
