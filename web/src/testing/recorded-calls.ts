import { cloneElement, isValidElement, type ReactElement } from 'react';
import type { Situation } from './situations.js';

/** Objects inside props are searched for callbacks this deep. */
const DEPTH = 3;

/**
 * The view of a situation whose callbacks (`onSave`, `handlers.onMove`, also those of views in its children) write a line
 * into `calls` before they answer as ever.
 */
export function recordingCalls(situation: Situation, calls: string[]): ReactElement {
  return recordingElement(situation.element() as ReactElement<object>, calls);
}

function recordingElement(element: ReactElement<object>, calls: string[]): ReactElement {
  return cloneElement(element, recordingProps(element.props, calls, DEPTH));
}

function recordingProps(props: object, calls: string[], depth: number): object {
  return Object.fromEntries(Object.entries(props).map(([name, value]) => [name, recording(name, value, calls, depth)]));
}

function recording(name: string, value: unknown, calls: string[], depth: number): unknown {
  if (typeof value === 'function' && /^on[A-Z]/.test(name)) {
    return (...args: unknown[]): unknown => {
      calls.push(`${name}(${args.map(written).join(', ')})`);
      return (value as (...args: unknown[]) => unknown)(...args);
    };
  }
  if (isValidElement<object>(value)) return recordingElement(value, calls);
  const isPlain = typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;
  return isPlain && depth > 0 ? recordingProps(value, calls, depth - 1) : value;
}

/** An argument of a call; records are written by their id, events by their type. */
function written(argument: unknown): string {
  if (typeof argument === 'function') return 'a function';
  if (typeof argument === 'object' && argument !== null) {
    if ('nativeEvent' in argument) return 'an event';
    if (argument instanceof Map) return written([...argument]);
  }
  return (
    JSON.stringify(argument, (key, value: unknown) => (isRecord(value) && key !== '' ? `id ${value.id}` : value)) ??
    'undefined'
  );
}

function isRecord(value: unknown): value is { id: string } {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string';
}
