import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Keeps webhooks' secrets unreadable in the database. They must sign, so a hash will not do; the key is never in the database. */
export interface SecretSeal {
  /** @param of the webhook's id: a sealed secret put into another webhook's row does not open */
  close(secret: Buffer, of: string): string;
  /** @throws Error for what was sealed with another key, for another webhook, or was changed */
  open(sealed: string, of: string): Buffer;
}

const CIPHER = 'aes-256-gcm';
const NONCE_LENGTH = 12;
const TAG_LENGTH = 16;

/** A seal by AES-256-GCM; its key is derived from the bytes of the key file, which has 32 of them or more. */
export function secretSeal(keyFile: Buffer): SecretSeal {
  const key = createHash('sha256').update('webhook secrets\n').update(keyFile).digest();
  return {
    close(secret, of) {
      const nonce = randomBytes(NONCE_LENGTH);
      const cipher = createCipheriv(CIPHER, key, nonce, { authTagLength: TAG_LENGTH }).setAAD(Buffer.from(of));
      const text = Buffer.concat([cipher.update(secret), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), text]).toString('base64');
    },
    open(sealed, of) {
      const bytes = Buffer.from(sealed, 'base64');
      const [nonce, tag, text] = [bytes.subarray(0, NONCE_LENGTH), bytes.subarray(NONCE_LENGTH, NONCE_LENGTH + TAG_LENGTH), bytes.subarray(NONCE_LENGTH + TAG_LENGTH)];
      const decipher = createDecipheriv(CIPHER, key, nonce, { authTagLength: TAG_LENGTH }).setAAD(Buffer.from(of)).setAuthTag(tag);
      return Buffer.concat([decipher.update(text), decipher.final()]);
    },
  };
}
