import type { Outcome, Task } from './list-servers.js';

/** Sends what the form holds to a worker, and shows what it answers. */
export function connectForm(ask: (task: Task) => Promise<Outcome>): void {
  const form = document.querySelector('form');
  const output = document.querySelector('output');
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    const task = Object.fromEntries(new FormData(form)) as unknown as Task;
    if (output) output.textContent = 'Asking …';
    void ask(task).then((outcome) => {
      if (output)
        output.textContent =
          'names' in outcome ? `${outcome.names.length} servers: ${outcome.names.join(', ')}` : outcome.error;
    });
  });
}
