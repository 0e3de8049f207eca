import path from 'node:path';
import { z } from 'zod';
import { StartError } from './errors.ts';

const siteAddress = z
  .url({ protocol: /^https?$/, hostname: /./, error: 'must be an http or https address' })
  .refine((url) => !URL.canParse(url) || url.replace(/\/+$/, '') === new URL(url).origin, {
    error: 'must be an address without a path, such as https://essays.example.org',
  });
const smtpUrl = z
  .url({ protocol: /^smtps?$/, error: 'must look like smtps://name:password@mail.example.org' })
  .refine((url) => !senderOf(url) || z.email().safeParse(senderOf(url)).success, {
    error: 'must name a mail address after "from="',
  });
const whole = (low: number, high: number) =>
  z.coerce
    .number({ error: 'must be a number' })
    .int('must be a whole number')
    .min(low, `must be at least ${low}`)
    .max(high, `must be at most ${high}`);

const hostList = z
  .string()
  .transform((list) =>
    list
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  )
  .pipe(
    z.array(
      z
        .string()
        .regex(
          /^(\[[0-9a-f:.]+\]|[a-z0-9.-]+)(:\d{1,5})?$/,
          'must name hosts such as wiki.intern or wiki.intern:8080, with commas between them',
        ),
    ),
  );

const environment = z
  .object({
    DATABASE_URL: z
      .url({
        protocol: /^postgres(ql)?$/,
        error: 'must look like postgres://name:password@host:5432/database',
      })
      .optional(),
    DATA_DIR: z.string().default('.data'),
    SITE_URL: siteAddress.optional(),
    SECRET: z.string().min(32, 'must be at least 32 characters long').optional(),
    HOST: z.string().default('127.0.0.1'),
    PORT: whole(1, 65535).default(4321),
    TRUSTED_PROXIES: whole(0, 10).default(0),
    WEB_CONCURRENCY: whole(1, 64).default(1),
    SMTP_URL: smtpUrl.optional(),
    METRICS_TOKEN: z.string().min(16, 'must be at least 16 characters long').optional(),
    CACHE_MB: whole(1, 4096).default(64),
    CDN_HEADERS: z.enum(['on', 'off'], { error: 'must be "on" or "off"' }).default('off'),
    LOG_LEVEL: z
      .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
        error: 'must be fatal, error, warn, info, debug or silent',
      })
      .default('info'),
    SYNC_UNPUBLISH: z.enum(['allow'], { error: 'can only be "allow"' }).optional(),
    PRIVATE_HOSTS: hostList.default([]),
    BACKUP_DIR: z.string().optional(),
    BACKUP_EVERY: z.enum(['daily', 'weekly'], { error: 'can be "daily" or "weekly"' }).optional(),
    BACKUP_KEEP: whole(1, 1000).default(7),
    BACKUP_PASSPHRASE_FILE: z.string().optional(),
  })
  .superRefine((values, context) => {
    const missing = (name: string, message: string) =>
      context.addIssue({ code: 'custom', path: [name], message });
    if (values.WEB_CONCURRENCY > 1 && !values.DATABASE_URL)
      missing('WEB_CONCURRENCY', 'needs DATABASE_URL: the embedded database belongs to one process');
    if (values.DATABASE_URL && !values.SECRET)
      missing('SECRET', 'must be given with DATABASE_URL, so that every process has the same one');
  });

/** The environment as the site uses it. */
export interface Settings {
  databaseUrl: string | undefined;
  /** Absolute path of the folder with the embedded database, uploads and the process lock. */
  dataDir: string;
  /** Where readers find the site, without a trailing slash; the only source of absolute links. */
  siteUrl: string;
  secret: string | undefined;
  host: string;
  port: number;
  trustedProxies: number;
  webConcurrency: number;
  /** Undefined: mail is kept in the outbox. */
  smtpUrl: string | undefined;
  /** The address that mail comes from. */
  mailFrom: string;
  metricsToken: string | undefined;
  cacheBytes: number;
  cdnHeaders: boolean;
  logLevel: string;
  /** Lets a sync take many essays offline at once. */
  allowUnpublishing: boolean;
  /** Hosts, or hosts with a port, that the link checker may ask although they are private. */
  privateHosts: string[];
  /** Absolute path of the folder where backups are kept. */
  backupDir: string;
  /** How often the site makes a backup by itself; undefined: it does not. */
  backupEvery: 'daily' | 'weekly' | undefined;
  /** How many of those are kept. */
  backupKeep: number;
  /** A file with the passphrase that backups are locked with. */
  backupPassphraseFile: string | undefined;
}

/**
 * Reads the settings from the environment; an empty variable counts as not set.
 * @throws StartError naming every setting that cannot be used.
 */
export function parseSettings(variables: Record<string, string | undefined>): Settings {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const complaints = parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`);
    throw new StartError(`Settings: ${complaints.join('; ')}.`);
  }
  const values = parsed.data;
  const siteUrl = (values.SITE_URL ?? `http://localhost:${values.PORT}`).replace(/\/+$/, '');
  return {
    databaseUrl: values.DATABASE_URL,
    dataDir: path.resolve(values.DATA_DIR),
    siteUrl,
    secret: values.SECRET,
    host: values.HOST,
    port: values.PORT,
    trustedProxies: values.TRUSTED_PROXIES,
    webConcurrency: values.WEB_CONCURRENCY,
    smtpUrl: values.SMTP_URL,
    mailFrom: senderOf(values.SMTP_URL) ?? `no-reply@${new URL(siteUrl).hostname}`,
    metricsToken: values.METRICS_TOKEN,
    cacheBytes: values.CACHE_MB * 1024 * 1024,
    cdnHeaders: values.CDN_HEADERS === 'on',
    logLevel: values.LOG_LEVEL,
    allowUnpublishing: values.SYNC_UNPUBLISH === 'allow',
    privateHosts: values.PRIVATE_HOSTS,
    backupDir: path.resolve(values.BACKUP_DIR ?? path.join(values.DATA_DIR, 'backups')),
    backupEvery: values.BACKUP_EVERY,
    backupKeep: values.BACKUP_KEEP,
    backupPassphraseFile: values.BACKUP_PASSPHRASE_FILE,
  };
}

/** The sender that SMTP_URL names with `?from=`. */
function senderOf(url: string | undefined) {
  return (url && URL.parse(url)?.searchParams.get('from')) || undefined;
}

const SETTINGS = Symbol.for('commonplace.settings');
const shared = globalThis as { [SETTINGS]?: Settings };

/** The settings of this process, parsed once. @throws StartError when one cannot be used. */
export function settings(): Settings {
  shared[SETTINGS] ??= parseSettings(process.env);
  return shared[SETTINGS];
}
