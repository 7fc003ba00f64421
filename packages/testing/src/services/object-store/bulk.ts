import { FakeAnswer, type FakeCall } from '../../fake/answer.js';
import { accountOf, partsOf, type StoredObject } from './store.js';

/** Deletes what the lines of the body name: objects, and containers that are empty. */
export function deleteMany(call: FakeCall): FakeAnswer {
  const lines = new TextDecoder().decode(call.body).split('\n');
  return remove(
    call,
    lines.map((line) => decodeURIComponent(line.trim())).filter((path) => path !== ''),
  );
}

/** Deletes a static large object together with its segments. */
export function deleteWithSegments(call: FakeCall, { segments = [] }: StoredObject): FakeAnswer {
  const { container = '', object = '' } = call.params;
  return remove(call, [...segments.map(({ name }) => name), `/${container}/${object}`]);
}

function remove(call: FakeCall, paths: readonly string[]): FakeAnswer {
  const { containers } = accountOf(call);
  let deleted = 0;
  let missing = 0;
  const errors: [path: string, status: string][] = [];
  for (const path of paths) {
    const [name, object] = partsOf(path);
    const container = containers.get(name);
    if (object === '' && container && container.objects.size > 0) errors.push([encodeURI(path), '409 Conflict']);
    else if (object === '' ? containers.delete(name) : container?.objects.delete(object)) deleted++;
    else missing++;
  }
  // Whatever came of it, the answer has begun with status 200 before anything was deleted.
  return new FakeAnswer(200, {
    'Response Status': errors.length > 0 || paths.length === 0 ? '400 Bad Request' : '200 OK',
    'Response Body': paths.length === 0 ? 'Invalid bulk delete.' : '',
    'Number Deleted': deleted,
    'Number Not Found': missing,
    Errors: errors,
  });
}
