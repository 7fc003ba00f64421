import { path, serviceOf, type CallOptions, type Ref } from '@os/core';
import { __Resource__ } from './__file__.js';

/** The service. What is more than create, get, update, delete and list is written by hand. */
export class __Service__ extends /* @__PURE__ */ serviceOf({ __resource__: __Resource__ }) {
  /** Restarts one. */
  async restart__Resource__(ref: Ref<__Resource__>, options?: CallOptions): Promise<void> {
    await this.request({
      method: 'POST',
      path: path`/__wires__/${ref}/action`,
      json: { restart: null },
      call: '__key__.restart__Resource__',
      ...options,
    });
  }
}
