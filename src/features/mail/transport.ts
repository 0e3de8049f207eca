import { createTransport } from 'nodemailer';
import type { Posted } from './delivery.ts';

/** A mail server that does not answer should not hold up the mails behind. */
const TIMEOUTS = { connectionTimeout: 15_000, greetingTimeout: 15_000, socketTimeout: 30_000 };

/** A way to a mail server. */
export interface MailServer {
  hand(letter: Posted): Promise<void>;
  close(): void;
}

/** Hands letters to the server of SMTP_URL, from `sender`, over at most two connections that are kept for a while. */
export function openMailServer(smtpUrl: string, sender: string): MailServer {
  const url = new URL(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const transport = createTransport({
    host: url.hostname,
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    ...(url.username
      ? { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }
      : {}),
    pool: true,
    maxConnections: 2,
    disableFileAccess: true,
    disableUrlAccess: true,
    ...TIMEOUTS,
  });
  const host = sender.split('@')[1] ?? 'localhost';
  return {
    async hand(letter) {
      const { stopUrl } = letter;
      await transport.sendMail({
        from: { name: letter.siteName, address: sender },
        to: letter.to,
        subject: letter.subject,
        text: letter.text,
        html: letter.html,
        messageId: `<${letter.id}@${host}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(stopUrl ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
        },
        ...(stopUrl ? { list: { unsubscribe: { url: stopUrl } } } : {}),
      });
    },
    close: () => transport.close(),
  };
}
