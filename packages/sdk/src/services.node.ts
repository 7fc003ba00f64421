import { registerLazily } from './lazy.js';

registerLazily('blockStorage', '@os/block-storage', ['block-storage', 'volumev3', 'volume', 'block-store']);
registerLazily('compute', '@os/compute', ['compute']);
registerLazily('identity', '@os/identity', ['identity']);
registerLazily('image', '@os/image', ['image']);
registerLazily('network', '@os/network', ['network']);
registerLazily('objectStore', '@os/object-store', ['object-store']);
registerLazily('placement', '@os/placement', ['placement']);
