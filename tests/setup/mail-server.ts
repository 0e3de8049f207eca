import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail server on the loopback that keeps what it gets. */
export interface TestMailServer {
  url: string;
  /** What has arrived, oldest first. */
  mails: ParsedMail[];
  /** Every mail as it came over the line. */
  raw: string[];
  /** Answers every recipient with this until it is undefined again. */
  refuse: { code: number; words: string } | undefined;
  close(): Promise<void>;
}

export async function openTestMailServer(port = 0): Promise<TestMailServer> {
  const kept: Pick<TestMailServer, 'mails' | 'raw' | 'refuse'> = { mails: [], raw: [], refuse: undefined };
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo(_address, _session, done) {
      const { refuse } = kept;
      done(refuse && Object.assign(new Error(refuse.words), { responseCode: refuse.code }));
    },
    async onData(stream, _session, done) {
      const chunks: Buffer[] = [];
      for await (const chunk of stream) chunks.push(chunk);
      const bytes = Buffer.concat(chunks);
      kept.raw.push(bytes.toString());
      kept.mails.push(await simpleParser(bytes));
      done();
    },
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const { port: given } = server.server.address() as AddressInfo;
  return Object.assign(kept, {
    url: `smtp://127.0.0.1:${given}`,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  });
}
