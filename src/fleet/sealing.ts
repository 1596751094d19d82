// Tokens as they lie in a store: AES-GCM with a random nonce, bound to the name that they lie under.

import { BankingError } from "../errors.js";

/** 32 bytes (or 16), or those bytes as base64: `openssl rand -base64 32` makes one. */
export type EncryptionKey = string | Uint8Array;

export interface Sealing {
  seal(text: string, name: string): Promise<string>;
  /** What was sealed; nothing where the key, the name or the text is another. */
  open(sealed: string, name: string): Promise<string | undefined>;
}

const nonceBytes = 12;
const version = "1.";

export function sealing(given: EncryptionKey): Sealing {
  const bytes = keyBytes(given);
  let imported: Promise<CryptoKey> | undefined;
  const key = () => {
    imported ??= crypto.subtle.importKey("raw", bytes, "AES-GCM", false, ["encrypt", "decrypt"]);
    return imported;
  };
  const algorithm = (iv: Uint8Array<ArrayBuffer>, name: string) => ({
    name: "AES-GCM",
    iv,
    additionalData: new TextEncoder().encode(name),
  });
  return {
    async seal(text, name) {
      const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
      const secret = await crypto.subtle.encrypt(
        algorithm(iv, name),
        await key(),
        new TextEncoder().encode(text),
      );
      return `${version}${toBase64(iv)}.${toBase64(new Uint8Array(secret))}`;
    },
    async open(sealed, name) {
      try {
        const [, iv = "", secret = ""] = sealed.split(".");
        const text = await crypto.subtle.decrypt(
          algorithm(fromBase64(iv), name),
          await key(),
          fromBase64(secret),
        );
        return new TextDecoder().decode(text);
      } catch {
        return undefined;
      }
    },
  };
}

function keyBytes(given: unknown): Uint8Array<ArrayBuffer> {
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  try {
    if (typeof given === "string") bytes = fromBase64(given.trim());
    else if (given instanceof Uint8Array) bytes = new Uint8Array(given);
  } catch {
    // Not base64.
  }
  if (bytes?.length !== 32 && bytes?.length !== 16) {
    throw new BankingError("encryptionKey must be 32 or 16 bytes, or those as base64", {
      category: "config",
    });
  }
  return bytes;
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
