// What Swift 2.35.1 answered, without what tells of the request alone.

/** HEAD of an account. */
export const ACCOUNT = {
  'X-Account-Container-Count': '2',
  'X-Account-Object-Count': '0',
  'X-Account-Bytes-Used': '0',
  'X-Timestamp': '1795569560.00701',
  'X-Account-Storage-Policy-Silver-Container-Count': '2',
  'X-Account-Meta-Temp-Url-Key-2': 'bb',
  'X-Account-Meta-Colour': 'blau',
  'X-Account-Project-Domain-Id': 'default',
};

/** HEAD of a container. */
export const CONTAINER = {
  'X-Container-Object-Count': '4',
  'X-Container-Bytes-Used': '392',
  'X-Timestamp': '1795581522.77229',
  // Node shows bytes as Latin-1: it is "grün" in UTF-8.
  'X-Container-Meta-Color': 'grÃ¼n',
  'X-Container-Read': '.r:*,.rlistings',
  'X-Container-Meta-Quota-Bytes': '1000000000',
  'X-Container-Meta-Access-Control-Allow-Origin': 'http://a.test',
  'X-Container-Meta-Web-Index': 'index.html',
  'X-Container-Meta-Web-Listings': 'true',
  'Last-Modified': 'Wed, 25 Nov 2026 04:38:43 GMT',
  'X-Storage-Policy': 'silver',
  'X-Versions-Enabled': 'True',
};

/** HEAD of an object. */
export const OBJECT = {
  'Content-Type': 'text/plain',
  'Content-Length': '5',
  'X-Object-Meta-Colour': 'red',
  'Content-Disposition': 'inline',
  Etag: '5d41402abc4b2a76b9719d911017c592',
  'Last-Modified': 'Wed, 25 Nov 2026 04:38:43 GMT',
  'X-Timestamp': '1795581522.81374',
  'X-Delete-At': '1795585122',
};

/** HEAD of a static large object. */
export const LARGE = {
  'Content-Type': 'application/octet-stream',
  'X-Static-Large-Object': 'True',
  Etag: '"e62fc419afde728459feaed701830069"',
  'Last-Modified': 'Wed, 25 Nov 2026 04:38:44 GMT',
  'X-Timestamp': '1795581523.32487',
  'Content-Length': '11',
  'X-Manifest-Etag': 'abab1f3198685f6a02359d088f805a50',
};

/** HEAD of a dynamic large object. */
export const DYNAMIC = {
  'Content-Type': 'application/octet-stream',
  'Content-Length': '10',
  'X-Object-Manifest': 'segments/a/',
  'Last-Modified': 'Wed, 25 Nov 2026 09:40:40 GMT',
  'X-Timestamp': '1795599639.79811',
  'Accept-Ranges': 'bytes',
  Etag: '"e0b153045b08d59d4e18a98ab823ac42"',
};

/** PUT of an object. */
export const STORED = {
  Etag: '5d41402abc4b2a76b9719d911017c592',
  'Last-Modified': 'Wed, 25 Nov 2026 04:38:43 GMT',
};

export const ACCEPTED = '<html><h1>Accepted</h1><p>The request is accepted for processing.</p></html>';
export const DELETED = {
  'Response Status': '200 OK',
  'Response Body': '',
  'Number Deleted': 2,
  'Number Not Found': 1,
  Errors: [],
};
export const EXTRACTED = {
  'Response Status': '201 Created',
  'Response Body': '',
  'Number Files Created': 1,
  Errors: [],
};

export const LISTED_CONTAINER = {
  name: 'photos',
  count: 1,
  bytes: 5,
  last_modified: '2026-11-25T04:38:43.944440',
  storage_policy: 'gold',
};
export const LISTED_OBJECT = {
  bytes: 6,
  hash: '7ce8be0fa3932e840f6a19c2b83e11ae',
  name: 'top.txt',
  content_type: 'application/x-www-form-urlencoded',
  last_modified: '2026-11-25T04:38:42.944440',
};
