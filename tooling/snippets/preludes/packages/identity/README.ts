import { fake } from '../../../cloud/fake.js';

export const authenticator = fake.authenticator();
