export { downloadFile } from './node/download-file.js';
export type { DownloadFileOptions } from './node/download-file.js';
export { fileSource } from './node/file-source.js';
export { replaceObject } from './node/replace-object.js';
export { syncToContainer, syncToDirectory, UnsafeNameError } from './node/sync.js';
export type { SyncOptions, SyncResult, SyncStep } from './node/sync.js';
