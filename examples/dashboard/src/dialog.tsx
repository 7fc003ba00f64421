import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface Props {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ComponentChildren;
}

/** A window over the page. The browser keeps the focus in it and closes it with Escape; then whoever opened it has it again. */
export function Dialog({ title, onClose, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // While it is in the page: only then does the browser give the focus back.
    return () => element?.close();
  }, []);
  // Escape is told by "cancel" at once, which can be prevented mostly, and by "close" a moment later, when the next one
  // may be open.
  const cancel = (event: Event) => {
    event.preventDefault();
    onClose();
  };
  const close = () => dialog.current && onClose();
  return (
    <dialog ref={dialog} aria-labelledby="dialog-title" onCancel={cancel} onClose={close}>
      <h2 id="dialog-title">{title}</h2>
      {children}
    </dialog>
  );
}
