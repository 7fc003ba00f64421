import nock from 'nock';

// Unit tests reach what nock answers for, and servers of their own.
nock.disableNetConnect();
nock.enableNetConnect('127.0.0.1');

// A request that was expected must have been sent.
afterEach(() => {
  const pending = nock.pendingMocks();
  nock.cleanAll();
  expect(pending).toEqual([]);
});

// Test files that run in one process share what nock replaced.
afterAll(() => {
  nock.restore();
});
