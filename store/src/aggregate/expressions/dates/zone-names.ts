const minute = 60_000;
const hour = 60 * minute;

/** Hours east of UTC of zones with a short name. https://www.rfc-editor.org/rfc/rfc2822#section-4.3 and the time zone database */
const hours: Readonly<Record<string, number>> = {
  utc: 0,
  gmt: 0,
  wet: 0,
  west: 1,
  bst: 1,
  cet: 1,
  cest: 2,
  eet: 2,
  eest: 3,
  msk: 3,
  ist: 2,
  jst: 9,
  est: -5,
  edt: -4,
  cst: -6,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  akst: -9,
  akdt: -8,
  hst: -10,
};

const east = 'abcdefghiklm';
const west = 'nopqrstuvwxy';

/** How many milliseconds east of UTC a zone in a date's text is (`+05:30`, `GMT-3`, `EST`, `Z`); null for an unknown one. */
export function offsetOf(text: string): number | null {
  const offset = /^(?:GMT)?([+-])(.*)$/i.exec(text);
  if (offset !== null) return (offset[1] === '-' ? -1 : 1) * sizeOf(offset[2]!);
  const name = text.replace(/^\(|\)$/g, '').toLowerCase();
  if (name === 'z') return 0;
  if (name.length === 1) {
    const [toEast, toWest] = [east.indexOf(name), west.indexOf(name)];
    if (toEast >= 0) return (toEast + 1) * hour;
    return toWest >= 0 ? -(toWest + 1) * hour : null;
  }
  return Object.hasOwn(hours, name) ? hours[name]! * hour : null;
}

/** `5`, `05`, `530`, `0530` or `05:30`. */
function sizeOf(digits: string): number {
  const [left = '', right] = digits.split(':');
  if (right !== undefined) return Number(left) * hour + Number(right) * minute;
  if (left.length <= 2) return Number(left) * hour;
  return Number(left.slice(0, -2)) * hour + Number(left.slice(-2)) * minute;
}
