/** The part of a fiber of React that says which component stands where. */
interface Fiber {
  readonly type: unknown;
  readonly return: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
}

/** Components that are on the screen, dialogs and what lies in them included. */
export function shownComponents(): ReadonlySet<unknown> {
  const types = new Set<unknown>();
  const visit = (fiber: Fiber | null): void => {
    for (let next = fiber; next !== null; next = next.sibling) {
      if (typeof next.type === 'function') types.add(next.type);
      visit(next.child);
    }
  };
  visit(rootFiber());
  return types;
}

function rootFiber(): Fiber | null {
  const rendered = document.querySelector('main');
  const key = Object.keys(rendered ?? {}).find((name) => name.startsWith('__reactFiber$'));
  let fiber = key === undefined ? null : (rendered as unknown as Record<string, Fiber>)[key];
  while (fiber?.return != null) fiber = fiber.return;
  return fiber ?? null;
}
