import { readErrorBody } from '../src/error-body.js';

const messageOf = (text: string) => readErrorBody(text).detail;

const UUID = '5b5b5b5b-0000-4000-8000-000000000000';

// Bodies as the services of OpenStack 2025.1 answered them.
test.each([
  [
    'Keystone 401',
    '{"error":{"code":401,"message":"The request you have made requires authentication.","title":"Unauthorized"}}',
    'The request you have made requires authentication.',
  ],
  [
    'Keystone 404',
    '{"error":{"code":404,"message":"Could not find project: nope.","title":"Not Found"}}',
    'Could not find project: nope.',
  ],
  [
    'Keystone 409',
    '{"error":{"code":409,"message":"Conflict occurred attempting to store project - it is not permitted to have two projects with either the same name or same id in the same domain: name is admin, project id 857288646ee94c7ebfb1f45e1c78449b.","title":"Conflict"}}',
    'Conflict occurred attempting to store project - it is not permitted to have two projects with either the same name or same id in the same domain: name is admin, project id 857288646ee94c7ebfb1f45e1c78449b.',
  ],
  [
    'Neutron 404',
    `{"NeutronError": {"type": "NetworkNotFound", "message": "Network ${UUID} could not be found.", "detail": ""}}`,
    `Network ${UUID} could not be found.`,
  ],
  [
    'Neutron 409',
    '{"NeutronError": {"type": "NetworkInUse", "message": "Unable to complete operation on network 4593a131-67e8-42e8-a9ab-bc6b0774249b. There are one or more ports still in use on the network, id for these ports is: c2f5feca-c7e3-4944-bd60-4ccea6d647e9.", "detail": ""}}',
    'Unable to complete operation on network 4593a131-67e8-42e8-a9ab-bc6b0774249b. There are one or more ports still in use on the network, id for these ports is: c2f5feca-c7e3-4944-bd60-4ccea6d647e9.',
  ],
  [
    'Neutron 400',
    `{"NeutronError": {"type": "HTTPBadRequest", "message": "Unrecognized attribute(s) 'nonsense'", "detail": ""}}`,
    "Unrecognized attribute(s) 'nonsense'",
  ],
  [
    'Nova 404',
    `{"itemNotFound": {"code": 404, "message": "Instance ${UUID} could not be found."}}`,
    `Instance ${UUID} could not be found.`,
  ],
  [
    'Nova 400',
    `{"badRequest": {"code": 400, "message": "Invalid input for field/attribute server. Value: {'name': 'x'}. 'flavorRef' is a required property"}}`,
    "Invalid input for field/attribute server. Value: {'name': 'x'}. 'flavorRef' is a required property",
  ],
  [
    'Cinder 404',
    `{"itemNotFound": {"code": 404, "message": "Volume ${UUID} could not be found."}}`,
    `Volume ${UUID} could not be found.`,
  ],
  [
    'Glance 404, which is HTML',
    `<html>\n <head>\n  <title>404 Not Found</title>\n </head>\n <body>\n  <h1>404 Not Found</h1>\n  No image found with ID ${UUID}<br /><br />\n\n\n\n </body>\n</html>`,
    `404 Not Found No image found with ID ${UUID}`,
  ],
  [
    'Placement 404',
    `{"errors": [{"status": 404, "title": "Not Found", "detail": "The resource could not be found.\\n\\n No resource provider with uuid ${UUID} found  ", "request_id": "req-a08cd2e2-8ec6-4293-93b9-5292a4ea2d8b"}]}`,
    `The resource could not be found. No resource provider with uuid ${UUID} found`,
  ],
  [
    'Swift 404, which is HTML',
    '<html><h1>Not Found</h1><p>The resource could not be found.</p></html>',
    'Not Found The resource could not be found.',
  ],
])('%s', (_, body, message) => {
  expect(messageOf(body)).toBe(message);
});

// Shapes that none of those services uses.
test.each([
  ['JSON inside a string inside JSON', '{"error_message":"{\\"faultstring\\":\\"No node\\"}"}', 'No node'],
  ['a title beside a nested message', '{"title":"Not Found","error":{"message":"No stack x"}}', 'No stack x'],
  ['a title alone', '{"code":404,"title":"Not Found"}', 'Not Found'],
  ['a single text', '{"error":"no"}', 'no'],
  ['JSON without any text', '{"code":404}', '{"code":404}'],
  ['plain text', '  Bad\n Gateway ', 'Bad Gateway'],
  ['scripts and styles', '<style>a{}</style><script>x()</script>oops', 'oops'],
])('%s', (_, body, message) => {
  expect(messageOf(body)).toBe(message);
});

test('nothing in an empty body, and no more than 500 characters of a long one', () => {
  expect(messageOf('')).toBeUndefined();
  expect(messageOf('<html></html>')).toBeUndefined();
  expect(messageOf('x'.repeat(9999))).toHaveLength(500);
});
