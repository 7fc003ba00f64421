import { path, serviceOf, type CallOptions, type Ref } from '@os/core';
import { Screw, Widget } from './widget.js';

/** The widget service. */
export class WidgetService extends /* @__PURE__ */ serviceOf({ widget: Widget, screw: Screw }) {
  /** Polishes a widget. */
  async polishWidget(widget: Ref<Widget>, options?: CallOptions): Promise<void> {
    await this.request({
      method: 'POST',
      path: path`/widgets/${widget}/action`,
      json: { polish: null },
      call: 'widgets.polishWidget',
      ...options,
    });
  }
}
