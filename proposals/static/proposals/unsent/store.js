/** The browser's own store of sealed words. Where it has none, as in some private windows, nothing is kept. */

/**
 * `isServed` once the server has the same words; `seen` is the tag of what it had when these were kept.
 * @typedef {{id: string, account: string, at: number, isServed: boolean, seen: string | null}} Facts
 * @typedef {Facts & import("./cipher.js").Sealed} Row
 */

const NAME = "clauseline";
const ROWS = "unsent";
/** @type {Promise<IDBDatabase> | null} */
let opened = null;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => request.result.createObjectStore(ROWS, { keyPath: "id" });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

/**
 * @template Found
 * @param {IDBTransactionMode} mode
 * @param {(rows: IDBObjectStore) => IDBRequest<Found>} act
 * @returns {Promise<Found>}
 */
async function within(mode, act) {
  const transaction = (await database()).transaction(ROWS, mode, { durability: "relaxed" });
  const request = act(transaction.objectStore(ROWS));
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = () => reject(transaction.error);
  });
}

/** @param {Row} row */
export function put(row) {
  return within("readwrite", (rows) => rows.put(row));
}

/** @returns {Promise<Row[]>} */
export function rowsKept() {
  return within("readonly", (rows) => rows.getAll());
}

/** @param {string} id */
export function remove(id) {
  return within("readwrite", (rows) => rows.delete(id));
}

export function clear() {
  return within("readwrite", (rows) => rows.clear());
}
