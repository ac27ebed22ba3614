import { test as base } from 'vitest';
import { Stage } from '../stage.js';

/** A test on a stage with two nodes and three people, the same for all tests of a file. */
export const test = base
  .extend('nodes', { scope: 'file' }, 2 as const)
  .extend('stage', { scope: 'file' }, async ({ nodes }, { onCleanup }) => {
    const stage = await Stage.open(nodes);
    onCleanup(() => stage.close());
    return stage;
  })
  .extend('ana', { scope: 'file' }, ({ stage }) => stage.person('ana'))
  .extend('bruno', { scope: 'file' }, ({ stage }) => stage.person('bruno'))
  .extend('chen', { scope: 'file' }, ({ stage }) => stage.person('chen'));
