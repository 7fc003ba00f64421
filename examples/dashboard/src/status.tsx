import { useEffect, useState } from 'preact/hooks';

interface Props {
  readonly status: string | undefined;
  /** What this page is doing to it. */
  readonly work: string | undefined;
  /** What the cloud is doing to it: `spawning`. */
  readonly step: string | undefined;
  /** When the work began, in milliseconds since 1970. */
  readonly since: number | undefined;
}

/** A status as a word and a colour; while something is under way, with how long that has taken. */
export function Status({ status = '', work, step, since }: Props) {
  const word = words(status) || 'New';
  if (work === undefined || since === undefined) {
    return <span class={`status ${toneOf(status)}`}>{word}</span>;
  }
  return (
    <div class="work">
      <span class="status moving">{work}</span>
      <span class="step">
        {step ? words(step) : word} <Elapsed since={since} />
      </span>
      <div class="bar" role="progressbar" aria-label={work} />
    </div>
  );
}

/** Seconds that have passed; not read out each time. */
function Elapsed({ since }: { readonly since: number }) {
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return <span aria-hidden="true">· {Math.max(0, Math.round((now - since) / 1000))} s</span>;
}

function toneOf(status: string): string {
  if (/^(active|available|in-use)$/i.test(status)) return 'good';
  if (/error|failed/i.test(status)) return 'bad';
  if (/^(shutoff|paused|suspended|shelved.*|down|deleted)$/i.test(status)) return 'off';
  return 'moving';
}

/** `SHELVED_OFFLOADED` as `Shelved offloaded`. */
function words(text: string): string {
  const lower = text.toLowerCase().replaceAll('_', ' ');
  return lower.charAt(0).toUpperCase() + lower.slice(1);
}
