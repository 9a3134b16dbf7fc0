/** Words as only the account that wrote them can read: the key stays with the server, and with an open page. */

/**
 * `words` are what the server keeps, `seen` the tags of it.
 * @typedef {{account: string, key: CryptoKey, words: Record<string, unknown>, seen: Record<string, string>}} Cipher
 */
/** @typedef {{iv: Uint8Array<ArrayBuffer>, data: ArrayBuffer}} Sealed */

const NAME = "AES-GCM";
/** @type {Promise<Cipher | null> | null} */
let asked = null;

/**
 * The cipher of who is signed in; null where the browser has none (it has one at https and localhost alone), or the
 * server gave no key: then it is asked for again the next time.
 * @param {string} address
 */
export function cipherAt(address) {
  asked ??= ask(address).then((cipher) => {
    if (!cipher) asked = null;
    return cipher;
  });
  return asked;
}

/**
 * @param {string} address
 * @returns {Promise<Cipher | null>}
 */
async function ask(address) {
  if (!globalThis.crypto.subtle) return null;
  try {
    const headers = { "Clauseline-Language": document.documentElement.lang };
    const answer = await fetch(address, { credentials: "same-origin", cache: "no-store", headers });
    if (!answer.ok) return null;
    /** @type {Omit<Cipher, "key"> & {key: string}} */
    const { key, ...told } = await answer.json();
    const bytes = Uint8Array.from(atob(key), (sign) => sign.charCodeAt(0));
    const kept = await crypto.subtle.importKey("raw", bytes, NAME, false, ["encrypt", "decrypt"]);
    return { ...told, key: kept };
  } catch (fault) {
    if (!(fault instanceof TypeError)) throw fault;
    return null;
  }
}

/**
 * @param {Cipher} cipher
 * @param {unknown} value what JSON can say
 * @returns {Promise<Sealed>}
 */
export async function seal({ key }, value) {
  const iv = crypto.getRandomValues(new Uint8Array(12));
  const data = await crypto.subtle.encrypt({ name: NAME, iv }, key, new TextEncoder().encode(JSON.stringify(value)));
  return { iv, data };
}

/**
 * What was sealed; undefined if it was with another key.
 * @param {Cipher} cipher
 * @param {Sealed} sealed
 * @returns {Promise<unknown>}
 */
export async function unseal({ key }, { iv, data }) {
  try {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: NAME, iv }, key, data)));
  } catch (fault) {
    if (fault instanceof DOMException) return undefined;
    throw fault;
  }
}
