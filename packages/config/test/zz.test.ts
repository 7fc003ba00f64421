import * as pure from '@os/network/pure';
import * as net from '@os/network';
import nock from 'nock';
import axios from 'axios';
class A { x?: string; constructor(readonly y: number) {} }
test('works', async () => {
  expect(net).toBeDefined(); expect(pure).toBeDefined();
  nock('http://a.example').get('/x').reply(200, { a: 1 });
  expect((await axios.get('http://a.example/x')).data).toEqual({ a: 1 });
  expect('x' in new A(1)).toBe(true);
});
