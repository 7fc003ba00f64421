import { useState } from 'preact/hooks';
import type { Problem } from './explain.js';

interface Props {
  readonly problem: Problem;
  readonly onRetry?: (() => void) | undefined;
  readonly onDismiss?: (() => void) | undefined;
  readonly onLogOut?: (() => void) | undefined;
}

/** A failure: what did not work, why, what to do, and the id to quote. Read out as soon as it is there. */
export function ProblemCard({ problem, onRetry, onDismiss, onLogOut }: Props) {
  const { title, reason, advice, requestId, isSessionOver = false } = problem;
  const retry = isSessionOver ? undefined : onRetry;
  const logIn = isSessionOver ? onLogOut : undefined;
  return (
    <div class="problem" role="alert">
      <svg class="problem-icon" viewBox="0 0 20 20" aria-hidden="true">
        <path d="M10 1.8 19 17.6H1z" />
        <path class="ink" d="M10 7.2v5M10 14.3v1" />
      </svg>
      <div class="problem-text">
        <p class="title">{title}</p>
        <p class="reason">{reason}</p>
        <p>{advice}</p>
        {requestId !== undefined && <RequestId id={requestId} />}
        {(retry ?? logIn ?? onDismiss) && (
          <div class="actions">
            {logIn && (
              <button type="button" onClick={logIn}>
                Log in again
              </button>
            )}
            {retry && (
              <button type="button" onClick={retry}>
                Try again
              </button>
            )}
            {onDismiss && (
              <button type="button" class="quiet" onClick={onDismiss}>
                Dismiss
              </button>
            )}
          </div>
        )}
      </div>
    </div>
  );
}

function RequestId({ id }: { readonly id: string }) {
  const [isCopied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(id).then(
      () => setCopied(true),
      () => undefined,
    );
  };
  return (
    <p class="request-id">
      Request id <code>{id}</code>
      <button type="button" class="quiet small" onClick={copy} aria-label="Copy the request id">
        {isCopied ? 'Copied' : 'Copy'}
      </button>
    </p>
  );
}
