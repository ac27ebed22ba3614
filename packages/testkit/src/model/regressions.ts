import { readFileSync } from 'node:fs';

import type { History, Operation, OperationName } from './operations.js';

/** A history that broke the law once and is replayed for ever. The test prints such an entry whenever it finds one. */
export interface Regression {
  readonly seed: number;
  readonly path: string;
  readonly violation: string;
  readonly history: History;
}

/** The fields of every step, by type: what a kept history must have to be replayed as it was. */
const FIELDS: Readonly<Record<OperationName, Readonly<Record<string, 'number' | 'boolean'>>>> = {
  create: { conversation: 'number', user: 'number' },
  join: { conversation: 'number', user: 'number' },
  leave: { conversation: 'number', user: 'number' },
  mute: { conversation: 'number', user: 'number' },
  send: { conversation: 'number', user: 'number', count: 'number' },
  edit: { conversation: 'number', pick: 'number' },
  delete: { conversation: 'number', pick: 'number' },
  retain: { conversation: 'number', pick: 'number' },
  collect_garbage: {},
  failover: { lost: 'number' },
  sync_page: { user: 'number' },
  sync_page_racing_send: { user: 'number', conversation: 'number', author: 'number' },
  push_frame: { user: 'number', dropped: 'boolean', duplicated: 'boolean' },
  receive_frame: { user: 'number' },
  reconnect: { user: 'number' },
  ask_history: { user: 'number', conversation: 'number' },
  receive_history: { user: 'number' },
};

/**
 * Reads kept regressions. A broken entry is an error and never skipped, since it would pass without testing anything.
 * @param json the text of `regressions.json`
 */
export function parseRegressions(json: string): readonly Regression[] {
  const list: unknown = JSON.parse(json);
  if (!Array.isArray(list)) throw new TypeError('regressions.json must hold a list');
  return list.map((entry: unknown, index) => {
    if (!isRegression(entry)) throw new TypeError(`entry ${index} of regressions.json is not a regression`);
    return entry;
  });
}

/** The regressions kept beside this file. */
export function keptRegressions(): readonly Regression[] {
  return parseRegressions(readFileSync(new URL('./regressions.json', import.meta.url), 'utf8'));
}

function isRegression(value: unknown): value is Regression {
  if (!isRecord(value) || !Array.isArray(value['history'])) return false;
  const described = typeof value['seed'] === 'number' && typeof value['path'] === 'string' && typeof value['violation'] === 'string';
  return described && value['history'].length > 0 && value['history'].every(isOperation);
}

function isOperation(value: unknown): value is Operation {
  if (!isRecord(value) || !isOperationName(value['do'])) return false;
  const fields = Object.entries(FIELDS[value['do']]);
  return Object.keys(value).length === fields.length + 1 && fields.every(([field, type]) => typeof value[field] === type);
}

function isOperationName(value: unknown): value is OperationName {
  return typeof value === 'string' && Object.hasOwn(FIELDS, value);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
