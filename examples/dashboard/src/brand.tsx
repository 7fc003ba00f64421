/** The page's own sign. */
export function Brand() {
  return (
    <span class="brand">
      <svg viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="9" />
        <path d="M10 22a5 5 0 0 1 .6-9.9 7 7 0 0 1 13.3 2A4.2 4.2 0 0 1 23 22z" />
      </svg>
      Cloud dashboard
    </span>
  );
}
