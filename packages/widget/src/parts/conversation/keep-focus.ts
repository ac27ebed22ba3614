/** For `pointerdown` on what is pressed beside a field: the field keeps the focus, and a touch screen its keyboard. */
export function keepFocus(event: Event): void {
  event.preventDefault();
}
