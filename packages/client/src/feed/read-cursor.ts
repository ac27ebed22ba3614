/**
 * Epoch and version of a position. To programs a position is opaque; this client is the wire's own, and reads them (W20). Of a form that
 * it does not know the version is NaN, which is newer and older than nothing.
 */
export function readCursor(cursor: string): { readonly epoch: string | undefined; readonly version: number } {
  const [, epoch, version = ''] = cursor.split('.');
  return { epoch, version: Number.parseInt(version, 36) };
}
