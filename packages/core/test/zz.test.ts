import http, { Agent, createServer } from 'node:http';
import axios from 'axios';
it('x', async () => {
  const s = createServer((q, r) => { q.resume(); r.setHeader('x-seen', String(q.headers.connection)); r.end('x'); });
  await new Promise<void>((r) => s.listen(0, () => r()));
  const url = `http://127.0.0.1:${(s.address() as any).port}/`;
  const agent = new Agent({ keepAlive: true });
  console.log('agent', (agent as any).keepAlive, (agent as any).options, agent instanceof Agent, Object.getPrototypeOf(Agent.prototype) );
  console.log((await axios.create({ httpAgent: agent }).get(url)).headers['x-seen'], require.resolve('axios'));
  await new Promise<void>((res) => http.get(url, { agent }, (m) => { console.log('plain', m.headers['x-seen']); m.resume(); m.on('end', () => res()); }));
  await new Promise<void>((res) => http.request({ agent, port: new URL(url).port, headers: { a: 'b' } }, (m) => { console.log('plain', m.headers['x-seen']); m.resume(); m.on('end', () => res()); }).end());
  s.closeAllConnections(); s.close();
});
