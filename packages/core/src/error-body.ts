/** Keys and what they say, in a JSON text; quotes within texts are escaped, so that no text looks like it. */
const MESSAGE = /"(?:\w*message|faultstring|detail|description|reason)": ?("(?:[^"\\]|\\.)+")/;
/** The first text, mostly a title, where there is no message. */
const TEXT = /"\w+": ?("(?:[^"\\]|\\.)+")/;
/** `"type": "NetworkInUse"` and the like of Neutron, Heat and Designate, `"code": "placement.duplicate_name"`. */
const CODE = /"(?:type|code)": ?"([\w.-]+)"/;
/**
 * Space, HTML (which Glance puts into JSON as well), where in its code it happened (Cyborg, Heat), and the whole schema
 * that was not met (Placement).
 */
const NOISE = /(\s+|<(style|script|head)[^]*?<\/\2>|<[/!a-z][^>]*>|(Traceback|Failed validating)[^]*)+/gi;

/** What the body of an answer with an error status says. */
export interface ErrorBody {
  /** The service's own message, in one line. */
  readonly detail: string | undefined;
  /** The service's own name of the error. */
  readonly serviceCode: string | undefined;
}

/**
 * Services use several shapes: `{error: {message}}` (Keystone), `{itemNotFound: {message}}` (Nova, Cinder, Manila),
 * `{NeutronError: {type, message}}`, `{errors: [{code, detail}]}` (Placement, Magnum), `{title, description}` (Barbican,
 * Zaqar), `{faultstring}` (Octavia), JSON inside a string inside JSON (Ironic), and plain text or HTML, also from
 * whatever stands in front of them. None has two messages, so that the first is the one, however deep it is.
 */
export function readErrorBody(text: string): ErrorBody {
  let detail = text;
  for (let match; /^[[{]/.test(detail) && (match = MESSAGE.exec(detail) ?? TEXT.exec(detail));) {
    detail = (parse(match[1]!) as string | undefined) ?? match[1]!;
  }
  detail = detail.replace(NOISE, ' ').trim().slice(0, 500);
  return { detail: detail || undefined, serviceCode: CODE.exec(text)?.[1] };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
