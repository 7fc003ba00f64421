export { __Transport__ } from './transport.js';
