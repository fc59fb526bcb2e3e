/** A date as ISO 8601 has it, perhaps partial: 2020, 2020-03, 2020-03-26. */
export const ISO_DATE = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** The first day that a partial date may mean. Days compare as texts. */
export function firstDay(date: string): string {
  return date + '0000-01-01'.slice(date.length);
}

/** The last day that a partial date may mean; that 2020-02-31 is no day does not matter to the order. */
export function lastDay(date: string): string {
  return date + '9999-12-31'.slice(date.length);
}
