import { Connection } from '@os/core';
import '@os/auth-v3';
import '@os/compute';
import '@os/network';
import { fake as cloud } from '../../../cloud/fake.js';
import { options } from '../../common.js';

export const conn = new Connection(options);
export const fake = cloud;
