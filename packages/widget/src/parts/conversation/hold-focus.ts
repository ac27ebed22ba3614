import type { LitElement } from 'lit';
import { focusPlace } from '../focus-place.js';
import { focusBack } from './actions/focus-back.js';
import { rowBeside } from './find-rows.js';

/**
 * Before a drawing: where it takes away what has the focus (a row, a button that led somewhere, the field where writing is switched off), she
 * goes on beside it, or among the messages.
 */
export function holdFocus(host: LitElement): void {
  const focused = (host.renderRoot as ShadowRoot).activeElement; // every part of ours has one
  if (!focused) return;
  const row = focused.closest<HTMLElement>('.row');
  const beside = row && (rowBeside(row, 'nextElementSibling') ?? rowBeside(row, 'previousElementSibling'));
  void host.updateComplete.then(() => {
    if (!focused.isConnected && focusPlace() === null) focusBack(beside, host);
  });
}
