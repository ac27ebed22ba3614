/** The calendar day of an instant in the reader's zone: equal on one day only. */
export function localDay(instant: string | number): string {
  const date = new Date(instant);
  return `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;
}
