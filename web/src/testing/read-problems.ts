/** Fields that are marked as wrong, by their label, with what is said beside them; in the order of the page. */
export function readProblems(): [string, string][] {
  return [...document.querySelectorAll<HTMLInputElement>('[aria-invalid="true"]')].map((field) => [
    field.labels?.[0]?.textContent ?? '',
    messageOf(field),
  ]);
}

/** The descriptions of a field that are not there as long as nothing is wrong. */
function messageOf(field: Element): string {
  const ids = (field.getAttribute('aria-describedby') ?? '').split(' ');
  return ids
    .filter((id) => id.endsWith('-error'))
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');
}
