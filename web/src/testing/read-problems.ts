/** Invalid fields by their label, each with its error message, in the order of the page. */
export function readProblems(): [string, string][] {
  return [...document.querySelectorAll<HTMLInputElement>('[aria-invalid="true"]')].map((field) => [
    field.labels?.[0]?.textContent ?? '',
    messageOf(field),
  ]);
}

/** The descriptions of a field that exist only while it is invalid. */
function messageOf(field: Element): string {
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ');
  return ids
    .filter((id) => id.endsWith('-error'))
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');
}
