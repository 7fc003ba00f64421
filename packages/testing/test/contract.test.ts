import { Connection } from '@os/core';
import { FakeCloud } from '@os/testing';
import '@os/auth-v3';
import '@os/identity';
import '@os/network';
import '@os/object-store';
import { contract } from './contract/contract.js';

const fake = new FakeCloud();

contract({ options: () => fake.options(), connect: () => new Connection(fake.options()) });
