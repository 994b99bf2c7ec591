/** The fields of a React fiber that name its component. */
interface Fiber {
  readonly type: unknown;
  readonly return: Fiber | null;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
}

/** Names of the components on the screen, including those inside dialogs. */
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
