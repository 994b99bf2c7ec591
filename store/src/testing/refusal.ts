/** The error code that `work` throws; 0 when it does not throw. */
export function refusalOf(work: () => unknown): number {
  try {
    work();
  } catch (error) {
    return (error as { code: number }).code;
  }
  return 0;
}
