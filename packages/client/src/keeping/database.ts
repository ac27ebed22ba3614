/**
 * The little of IndexedDB that is needed, as promises. (A library for it would be a tenth of what an idle page is allowed to load.)
 */
export interface Database {
  /** The values of all keys that begin with `prefix`, in the order of keys. */
  readonly getAll: (store: string, prefix: string) => Promise<readonly unknown[]>;
  /** Writes in one transaction, durable when it resolves. */
  readonly write: (stores: readonly string[], task: (store: (name: string) => IDBObjectStore) => void) => Promise<void>;
}

/** Opens the database, or rejects. @param onClosed it was closed from outside: a newer page upgrades it, or the browser lost it */
export function openDatabase(name: string, version: number, stores: readonly string[], onClosed: () => void): Promise<Database> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, version);
    request.onupgradeneeded = () => {
      // An older version has some of them.
      for (const store of stores) if (!request.result.objectStoreNames.contains(store)) request.result.createObjectStore(store);
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const database = request.result;
      database.onversionchange = () => {
        database.close();
        onClosed();
      };
      database.onclose = onClosed;
      resolve(promises(database));
    };
  });
}

/** Everything that begins with a text. */
export function rangeOf(prefix: string): IDBKeyRange {
  return IDBKeyRange.bound(prefix, `${prefix}\uffff`);
}

function promises(database: IDBDatabase): Database {
  return {
    getAll: (store, prefix) =>
      new Promise((resolve, reject) => {
        const request: IDBRequest<unknown[]> = database.transaction(store).objectStore(store).getAll(rangeOf(prefix));
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      }),
    write: (stores, task) =>
      new Promise((resolve, reject) => {
        const transaction = database.transaction([...stores], 'readwrite');
        transaction.oncomplete = () => resolve();
        // A transaction that fails for want of room is aborted, without an error of a request.
        transaction.onerror = transaction.onabort = () => reject(transaction.error);
        task((name) => transaction.objectStore(name));
      }),
  };
}
