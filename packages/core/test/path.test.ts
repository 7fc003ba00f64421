import { idOf, InvalidAttributeError, path, plural, snakeCase } from '@os/core';

test('a path out of literal parts, and ids or resources, encoded', () => {
  expect(path`/routers/${{ id: 'r1' }}/tags/${'a/b ?'}`).toBe('/routers/r1/tags/a%2Fb%20%3F');
  expect(path`/routers`).toBe('/routers');
});

test.each([[''], ['.'], ['..'], [null], [undefined], [{}], [{ id: undefined }], [7]])('%j is no id', (ref) => {
  expect(() => idOf(ref as never)).toThrow(InvalidAttributeError);
  expect(() => path`/x/${ref as never}/y`).toThrow(InvalidAttributeError);
});

test.each([
  ['network', 'networks'],
  ['policy', 'policies'],
  ['gateway', 'gateways'],
  ['address', 'addresses'],
  ['box', 'boxes'],
  ['batch', 'batches'],
])('the plural of %s is %s', (one, several) => {
  expect(plural(one)).toBe(several);
});

test('wire names', () => {
  expect(snakeCase('securityGroupId')).toBe('security_group_id');
});
