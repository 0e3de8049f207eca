/** node:http with nothing around it: sends the bytes and headers that the page at the given address answered with. */
import { createServer, get } from 'node:http';

const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding']);

get(process.argv[2] ?? '', { headers: { 'Accept-Encoding': 'br' } }, async (answer) => {
  const body = Buffer.concat(await Array.fromAsync(answer as AsyncIterable<Buffer>));
  const headers = Object.fromEntries(
    Object.entries(answer.headers).filter(([name]) => !HOP_BY_HOP.has(name)),
  );
  const server = createServer((_request, response) => {
    response.writeHead(200, headers);
    response.end(body);
  });
  server.listen(0, '127.0.0.1', () => {
    const address = server.address();
    console.log(typeof address === 'object' ? address?.port : '');
  });
});
