/**
 * A position on a tenant's clock. Clients treat its text as opaque; equal positions are equal strings (SPEC.md W20).
 * `key` is '' when everything up to `version` was given; else the place within a page that the next one starts after.
 */
export interface Position {
  readonly epoch: number;
  readonly version: number;
  readonly key: string;
}

const FORMAT = '1';
const KEY_MAX = 120;

export function encodePosition(position: Position): string {
  return `${FORMAT}.${position.epoch.toString(36)}.${position.version.toString(36)}.${position.key}`;
}

/** null when the text is no cursor of ours. */
export function decodePosition(text: string): Position | null {
  const [format, epochText, versionText, key, ...rest] = text.split('.');
  if (format !== FORMAT || epochText === undefined || versionText === undefined || key === undefined || rest.length > 0) return null;
  const epoch = parseCount(epochText);
  const version = parseCount(versionText);
  if (epoch === null || version === null || key.length > KEY_MAX || !/^[a-z0-9:-]*$/.test(key)) return null;
  return { epoch, version, key };
}

function parseCount(text: string): number | null {
  if (!/^[0-9a-z]{1,11}$/.test(text)) return null;
  const value = Number.parseInt(text, 36);
  // A second spelling of the same position ("01") would break comparing cursors as strings.
  return Number.isSafeInteger(value) && value.toString(36) === text ? value : null;
}
