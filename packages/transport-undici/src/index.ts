export { UndiciTransport } from './transport.js';
