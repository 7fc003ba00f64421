export { __key__, __key__Plugin, type __Plugin__Options } from './plugin.js';
