import { createCipheriv, createDecipheriv, randomBytes, scrypt as scryptWithCallback } from 'node:crypto';
import { promisify } from 'node:util';
import { type Identity, type Recipient, Stanza } from 'age-encryption';

/**
 * A passphrase as age knows it (C2SP age, "The scrypt recipient type"), so that `age -d` opens what it locks. The
 * library's own works the key out on the main thread, where it would keep readers waiting.
 */
const deriveKey = promisify<string, Buffer, number, object, Buffer>(scryptWithCallback);

const LABEL = 'age-encryption.org/v1/scrypt';

/** OWASP's least: 2^17 rounds of 1 KiB, some 128 MB and half a second. */
const WORK_FACTOR = 17;

/** What a file may ask of whoever opens it: 1 GB. */
const MOST_WORK = 20;

const keyOf = (passphrase: string, salt: Buffer, work: number) =>
  deriveKey(passphrase, Buffer.concat([Buffer.from(LABEL), salt]), 32, {
    ...{ N: 2 ** work, r: 8, p: 1 },
    maxmem: 2 ** (work + 11),
  });

const unpadded = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

/** The key is used once, so its nonce can be nothing. */
const NONCE = Buffer.alloc(12);
const CIPHER = 'chacha20-poly1305';
const TAG = { authTagLength: 16 };

/** Locks a file for whoever knows the passphrase. */
export const lockedBy = (passphrase: string): Recipient => ({
  async wrapFileKey(fileKey) {
    const salt = randomBytes(16);
    const cipher = createCipheriv(CIPHER, await keyOf(passphrase, salt, WORK_FACTOR), NONCE, TAG);
    const body = Buffer.concat([cipher.update(fileKey), cipher.final(), cipher.getAuthTag()]);
    return [new Stanza(['scrypt', unpadded(salt), String(WORK_FACTOR)], body)];
  },
});

/** Opens what the passphrase locked. */
export const openedBy = (passphrase: string): Identity => ({
  async unwrapFileKey([stanza, ...more]) {
    const [type, salt, work] = stanza?.args ?? [];
    if (!stanza || type !== 'scrypt' || !salt || more.length > 0) return null;
    if (!/^[1-9]\d?$/.test(work ?? '') || Number(work) > MOST_WORK || stanza.body.length !== 32) return null;
    const key = await keyOf(passphrase, Buffer.from(salt, 'base64'), Number(work));
    const decipher = createDecipheriv(CIPHER, key, NONCE, TAG);
    decipher.setAuthTag(stanza.body.subarray(16));
    try {
      return Buffer.concat([decipher.update(stanza.body.subarray(0, 16)), decipher.final()]);
    } catch {
      return null;
    }
  },
});
