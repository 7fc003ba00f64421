import { Connection } from '@os/core';
import '@os/auth-v3';
import '@os/compute';
import '@os/network';
import { options } from '../../common.js';

export const conn = new Connection(options);
export { fake } from '../../../cloud/fake.js';
