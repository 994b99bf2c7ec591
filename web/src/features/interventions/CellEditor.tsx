import { type ClipboardEvent, type KeyboardEvent, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useDirection } from '@mantine/core';
import type { CellMode } from '@anaqid/shared-types';
import classes from './MonthGrid.module.css';
import { type Move, moveOf } from './grid-cursor.js';
import { pastedBlock } from './pasted-block.js';

/** What a key asks of the grid beside a value and a move. */
export type EditorCommand = 'undo' | 'copyAbove' | 'details' | 'keys';

interface CellEditorProps {
  /** Family and service, for those who hear the screen. */
  label: string;
  /** What the cell holds now, as it would be typed. */
  value: string;
  mode: CellMode;
  isInvalid: boolean;
  isReadOnly: boolean;
  takesFocus: boolean;
  describedBy?: string;
  onType: (text: string) => void;
  /** Answers false where the move leaves the grid. */
  onMove: (move: Move) => boolean;
  onCommand: (command: EditorCommand) => void;
  onPaste: (block: readonly (readonly string[])[]) => void;
  onFocus?: () => void;
}

/** The one field of the grid: typing replaces, a move or leaving stores, Escape goes back to what was there. */
export function CellEditor(props: CellEditorProps) {
  const { value, mode, isReadOnly, takesFocus, onType, onMove, onCommand } = props;
  const { dir } = useDirection();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState<string | null>(null);
  /** Text that was stored already though the field still shows it: leaving a page tells twice. */
  const stored = useRef<string | null>(null);

  useLayoutEffect(() => {
    if (takesFocus && document.activeElement !== input.current) input.current?.focus();
  }, [takesFocus]);
  useLayoutEffect(() => {
    if (text === null && document.activeElement === input.current) input.current?.select();
  }, [text, value]);

  const store = (typed: string | null = text): void => {
    setText(null);
    if (isReadOnly || typed === null || typed === value || typed === stored.current) return;
    stored.current = typed;
    onType(typed);
  };
  useStoreWhenHidden(store);

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const move = event.altKey || event.ctrlKey || event.metaKey ? null : moveOf(event.key, event.shiftKey, dir);
    if (move !== null) {
      store();
      if (onMove(move)) event.preventDefault();
      return;
    }
    const command = commandOf(event);
    if (command === 'undo' && text !== null) setText(null);
    else if (command !== null) {
      if (command !== 'keys') store();
      onCommand(command);
    } else if (event.key === 'Escape' && text !== null) setText(null);
    else if (event.key === 'Delete' && !isReadOnly) {
      store('');
    } else if (event.key === ' ' && mode === 'GIVEN' && !isReadOnly) {
      store(value === '' ? '1' : '');
    } else return;
    event.preventDefault();
  };

  const onPasteText = (event: ClipboardEvent<HTMLInputElement>): void => {
    const block = pastedBlock(event.clipboardData.getData('text/plain'));
    if (block === null || isReadOnly) return;
    event.preventDefault();
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
      onKeyDown={onKeyDown}
      onPaste={onPasteText}
    />
  );
}

/** Keys are taken by place on the keyboard too: Ctrl+Z is another letter on an Arabic layout. */
function commandOf({ key, code, ctrlKey, metaKey }: KeyboardEvent): EditorCommand | null {
  if (key === 'F2') return 'details';
  if (key === '?' || key === '؟') return 'keys';
  if (!ctrlKey && !metaKey) return null;
  if (code === 'KeyZ' || key.toLowerCase() === 'z') return 'undo';
  return code === 'KeyD' || key.toLowerCase() === 'd' ? 'copyAbove' : null;
}

/** A reload or a closed phone must not eat what stands in the field. */
function useStoreWhenHidden(store: () => void): void {
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
