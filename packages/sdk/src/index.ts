import '#services';

export * from '@os/core';
export * from '@os/auth-v3';

// With these come the types of the connection's attributes.
export type { BlockStorageService } from '@os/block-storage';
export type { ComputeService } from '@os/compute';
export type { IdentityService } from '@os/identity';
export type { ImageService } from '@os/image';
export type { NetworkService } from '@os/network';
export type { ObjectStoreService } from '@os/object-store';
export type { PlacementService } from '@os/placement';
