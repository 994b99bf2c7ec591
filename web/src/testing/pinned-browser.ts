/** The fixed time of every web test: a Thursday morning in Damascus. */
const NOW = '2026-07-16T08:30:00.000Z';

/** Width and height of every chart's drawing area, in pixels. */
const CHART_SIZE = { width: 800, height: 320 };

const PHONE_WIDTH = 390;
const DESKTOP_WIDTH = 1280;
let width = DESKTOP_WIDTH;

/** Viewport width for media queries, from the next render on. */
export function setDevice(device: 'phone' | 'desktop'): void {
  width = device === 'phone' ? PHONE_WIDTH : DESKTOP_WIDTH;
}

/** The n-th random id of a test, counted from 1, so that client keys are equal in every run. */
export function nthId(n: number): `${string}-${string}-${string}-${string}-${string}` {
  return `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
}

/** A file that the page downloaded. */
interface HandedFile {
  readonly name: string;
  readonly content: string;
}

const handedFiles: { name: string; blob: Blob }[] = [];

/** Files that the page downloaded since the test began, in order. */
export function filesHandedOut(): Promise<HandedFile[]> {
  return Promise.all(handedFiles.map(async ({ name, blob }) => ({ name, content: await textOf(blob) })));
}

function textOf(blob: Blob): Promise<string> {
  return new Promise((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '');
    reader.readAsText(blob);
  });
}

function keepFiles(): void {
  handedFiles.length = 0;
  let created: Blob | null = null;
  URL.createObjectURL = (blob) => {
    created = blob as Blob;
    return 'blob:made';
  };
  URL.revokeObjectURL = () => undefined;
  HTMLAnchorElement.prototype.click = function click(this: HTMLAnchorElement) {
    if (created !== null && this.download !== '') handedFiles.push({ name: this.download, blob: created });
  };
}

/**
 * Adds browser features that jsdom lacks, and fixes what would differ between runs: the clock (timers still run) and
 * random ids.
 */
export function pinBrowser(): void {
  jest.useFakeTimers({ now: new Date(NOW), doNotFake: [...timers] });
  setDevice('desktop');
  let ids = 0;
  if (typeof window === 'undefined') return;
  Object.defineProperty(crypto, 'randomUUID', { configurable: true, value: () => nthId(++ids) });
  window.matchMedia = matchMedia;
  window.getComputedStyle = plainStyle;
  window.ResizeObserver = SizedOnce;
  window.scrollTo = () => undefined;
  HTMLCanvasElement.prototype.getContext = () => null;
  Element.prototype.scrollIntoView = () => undefined;
  keepFiles();
  localStorage.clear();
}

const timers = [
  'cancelAnimationFrame',
  'cancelIdleCallback',
  'clearImmediate',
  'clearInterval',
  'clearTimeout',
  'hrtime',
  'nextTick',
  'performance',
  'queueMicrotask',
  'requestAnimationFrame',
  'requestIdleCallback',
  'setImmediate',
  'setInterval',
  'setTimeout',
] as const;

/**
 * Replaces `getComputedStyle` with the element's inline style and the defaults of its tag, since no style sheet is
 * loaded. jsdom computes the style on every call, which took half the time of a test.
 */
function plainStyle(element: Element): CSSStyleDeclaration {
  const own = element instanceof HTMLElement && element.hasAttribute('style') ? element.style : unstyled();
  const valueOf = (name: string, value: unknown): unknown => {
    if (value !== '') return value;
    if (name === 'display')
      return hiddenTags.test(element.tagName) || element.hasAttribute('hidden') ? 'none' : 'block';
    return name === 'visibility' ? 'visible' : '';
  };
  return new Proxy(own, {
    get: (style, name) => {
      if (name === 'getPropertyValue') return (property: string) => valueOf(property, style.getPropertyValue(property));
      return valueOf(String(name), Reflect.get(style, name, style));
    },
  });
}

/** Style of an element without inline style. */
function unstyled(): CSSStyleDeclaration {
  emptyStyle ??= document.createElement('div').style;
  return emptyStyle;
}

let emptyStyle: CSSStyleDeclaration | null = null;

const hiddenTags = /^(HEAD|NOSCRIPT|SCRIPT|STYLE|TEMPLATE)$/;

/** Evaluates `max-width` and `min-width` in em or px; any other media query is false. */
function matchMedia(query: string): MediaQueryList {
  const found = /\((max|min)-width:\s*([\d.]+)(em|px)\)/.exec(query);
  const limit = found === null ? 0 : Number(found[2]) * (found[3] === 'em' ? 16 : 1);
  const matches = found !== null && (found[1] === 'max' ? width <= limit : width >= limit);
  return Object.assign(new EventTarget(), {
    matches,
    media: query,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  });
}

/** Reports the size of a chart once, as a browser does when observing begins. */
class SizedOnce implements ResizeObserver {
  constructor(private readonly tell: ResizeObserverCallback) {}

  observe(target: Element): void {
    const contentRect = { ...CHART_SIZE, x: 0, y: 0, top: 0, left: 0, right: 800, bottom: 320, toJSON: () => ({}) };
    const sizes = [{ inlineSize: CHART_SIZE.width, blockSize: CHART_SIZE.height }];
    const entry = {
      target,
      contentRect,
      borderBoxSize: sizes,
      contentBoxSize: sizes,
      devicePixelContentBoxSize: sizes,
    };
    this.tell([entry], this);
  }

  unobserve(): void {}

  disconnect(): void {}
}
