import { isMainThread } from 'node:worker_threads';

// A site under test ends with the test that started it, however that ended: the pipe between them closes then.
if (isMainThread)
  process.stdin
    .on('end', () => process.exit())
    .resume()
    .unref();
