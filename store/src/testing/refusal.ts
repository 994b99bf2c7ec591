/** The code with which something is refused; 0 when it is not. */
export function refusalOf(work: () => unknown): number {
  try {
    work();
  } catch (error) {
    return (error as { code: number }).code;
  }
  return 0;
}
