import { type ClipboardEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useDirection } from '@mantine/core';
import type { CellMode } from '@anaqid/shared-types';
import classes from './MonthGrid.module.css';
import { farMoveOf, type Move, moveOf } from './grid-cursor.js';
import { pastedBlock } from './pasted-block.js';

/** A command that a key gives to the grid, apart from values and moves. */
export type EditorCommand = 'undo' | 'copyAbove' | 'details' | 'keys' | 'giveUp' | 'blocked' | 'clear';

interface CellEditorProps {
  /** Family and service, for screen readers. */
  label: string;
  /** The value of the cell, as it would be typed. */
  value: string;
  mode: CellMode;
  isInvalid: boolean;
  isReadOnly: boolean;
  /** Two values stand in the cell: whatever is pressed leads to the choice. */
  hasChoice?: boolean;
  takesFocus: boolean;
  describedBy?: string;
  onType: (text: string) => void;
  /** Returns false when the move leaves the grid; `isStretching`: the selected range reaches to where the move leads. */
  onMove: (move: Move, isStretching: boolean) => boolean;
  /** Text of the selected cells, for the clipboard; null: only this cell is selected. */
  copied?: () => string | null;
  onCommand: (command: EditorCommand) => void;
  onPaste: (block: readonly (readonly string[])[]) => void;
  onFocus?: () => void;
}

/**
 * The only input field of the grid. As in a spreadsheet, typing replaces the value of the cell, wherever the cell was
 * clicked; F2 or a double click edits inside it. Moving away or leaving the page saves, Escape restores the previous
 * value.
 */
export function CellEditor(props: CellEditorProps) {
  const { value, mode, isReadOnly, takesFocus, onType, onMove, onCommand } = props;
  const { dir } = useDirection();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState<string | null>(null);
  /** Whether keys edit the text at the caret instead of replacing it. */
  const [isInside, setInside] = useState(false);
  const pressedAt = useRef<number | null>(null);
  /** Text that was already saved while the field still shows it: closing a page fires two events. */
  const stored = useRef<string | null>(null);
  /** After Escape the next Tab leaves the grid. */
  const isLeaving = useRef(false);

  useLayoutEffect(() => {
    if (takesFocus && document.activeElement !== input.current) input.current?.focus();
  }, [takesFocus]);
  useLayoutEffect(() => {
    if (text === null && !isInside && document.activeElement === input.current) input.current?.select();
  }, [text, value, isInside]);

  const editInside = (): void => {
    setInside(true);
    const caret = pressedAt.current ?? input.current?.value.length ?? 0;
    input.current?.setSelectionRange(caret, caret);
  };
  const store = (typed: string | null = text): void => {
    setInside(false);
    setText(null);
    if (isReadOnly || typed === null || typed === value || typed === stored.current) return;
    stored.current = typed;
    onType(typed);
  };
  useStoreWhenHidden(store);

  /** Whether the key moves the cursor, moves the caret, or leaves the grid. */
  const hasMoved = (event: KeyboardEvent<HTMLInputElement>): boolean => {
    const isModified = event.altKey || event.ctrlKey || event.metaKey;
    if (isInside && !isModified && CARET_KEYS.has(event.key)) return true;
    const isLeft = isLeaving.current && event.key === 'Tab';
    if (event.key !== 'Shift') isLeaving.current = event.key === 'Escape' && text === null && !isInside;
    const move = isModified ? farMove(event) : moveOf(event.key, event.shiftKey, dir);
    if (move === null) return false;
    store();
    const isStretching = event.shiftKey && !['Tab', 'Enter'].includes(event.key);
    if (!isLeft && onMove(move, isStretching)) event.preventDefault();
    return true;
  };

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (hasMoved(event)) return;
    const command = commandOf(event);
    if (event.key === 'F2' && !event.shiftKey && !isInside && !isReadOnly) {
      pressedAt.current = null;
      editInside();
    } else if (command === 'undo' && text !== null) setText(null);
    else if (command !== null) {
      if (command !== 'keys') store();
      onCommand(command);
    } else if (event.key === 'Escape' && (text !== null || isInside)) {
      setInside(false);
      setText(null);
    } else if (event.key === 'Escape' && props.isInvalid && !isReadOnly) onCommand('giveUp');
    else if (event.key === 'Delete' && !isReadOnly) {
      if (props.copied?.() == null) store('');
      else onCommand('clear');
    } else if (event.key === ' ' && mode === 'GIVEN' && !isReadOnly) {
      store(value === '' ? '1' : '');
    } else if (isReadOnly && isTyping(event)) {
      onCommand(props.hasChoice === true ? 'details' : 'blocked');
    } else return;
    event.preventDefault();
  };

  const onPasteText = (event: ClipboardEvent<HTMLInputElement>): void => {
    const block = pastedBlock(event.clipboardData.getData('text/plain'));
    if (block === null) return;
    event.preventDefault();
    if (isReadOnly) return onCommand(props.hasChoice === true ? 'details' : 'blocked');
    setText(null);
    props.onPaste(block);
  };

  return (
    <input
      ref={input}
      className={classes.editor}
      size={1}
      inputMode="numeric"
      autoComplete="off"
      enterKeyHint="next"
      readOnly={isReadOnly}
      aria-label={props.label}
      aria-invalid={props.isInvalid || undefined}
      aria-describedby={props.describedBy}
      value={text ?? value}
      onChange={(event) => {
        stored.current = null;
        setText(event.currentTarget.value);
      }}
      onFocus={(event) => {
        event.currentTarget.select();
        props.onFocus?.();
      }}
      onBlur={() => store()}
      onClick={(event) => {
        if (text !== null || isInside) return;
        pressedAt.current = event.detail > 1 ? pressedAt.current : event.currentTarget.selectionStart;
        event.currentTarget.select();
        if (props.hasChoice === true) onCommand('details');
      }}
      onDoubleClick={(event) => {
        if (isReadOnly) return;
        event.stopPropagation();
        if (text === null && !isInside) editInside();
      }}
      onKeyDown={onKeyDown}
      onPaste={onPasteText}
      onCopy={(event) => {
        const selected = text === null && !isInside ? (props.copied?.() ?? null) : null;
        if (selected === null) return;
        event.preventDefault();
        event.clipboardData.setData('text/plain', selected);
      }}
    />
  );
}

/** Ctrl Home and Ctrl End. */
const farMove = ({ key, ctrlKey, altKey }: KeyboardEvent): Move | null => (ctrlKey && !altKey ? farMoveOf(key) : null);

/** Keys that move or delete at the caret while a cell is edited. */
const CARET_KEYS: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End', 'Delete']);

/** Whether a key would change the text of a field. */
const isTyping = ({ key, ctrlKey, metaKey, altKey }: KeyboardEvent): boolean =>
  !ctrlKey && !metaKey && !altKey && (key.length === 1 || key === 'Delete' || key === 'Backspace');

/** Shortcuts are also recognised by the position of the key: on an Arabic layout Ctrl+Z produces another letter. */
function commandOf({ key, code, ctrlKey, metaKey }: KeyboardEvent): EditorCommand | null {
  if (key === 'F2') return 'details';
  if (key === '?' || key === '؟') return 'keys';
  if (!ctrlKey && !metaKey) return null;
  if (code === 'KeyZ' || key.toLowerCase() === 'z') return 'undo';
  return code === 'KeyD' || key.toLowerCase() === 'd' ? 'copyAbove' : null;
}

/** Saves the text of the field when the page is reloaded, hidden or left. */
function useStoreWhenHidden(store: () => void): void {
  const latest = useRef(store);
  useLayoutEffect(() => {
    latest.current = store;
  });
  useLayoutEffect(() => () => latest.current(), []);
  useEffect(() => {
    const storeNow = (): void => store();
    window.addEventListener('pagehide', storeNow);
    document.addEventListener('visibilitychange', storeNow);
    return () => {
      window.removeEventListener('pagehide', storeNow);
      document.removeEventListener('visibilitychange', storeNow);
    };
  });
}
