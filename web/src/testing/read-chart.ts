import { fireEvent, screen } from '@testing-library/react';
import { filesHandedOut } from './pinned-browser.js';
import { readScreen } from './read-screen.js';

/** The content of a chart in each of its forms. */
interface ReadChart {
  /** Title, subtitle, description, legend, drawing and footnote, one per line. */
  readonly chart: string;
  /** The announcement for the third row, when the cursor is moved there. */
  readonly row: string;
  readonly table: string;
  /** Name of the downloaded file, and its first two lines. */
  readonly file: string;
}

/** Lines that every chart has: the choice of chart or table, and the instructions for moving the cursor. */
const OF_EVERY_CHART = /^(radiogroup|radio|button "(ملف CSV|CSV file)"|list$|لقراءة الأرقام|To read the numbers)/;

/**
 * Reads the only chart on screen (in Arabic) as a drawing, at one point, as a table and as a file; leaves the table on
 * screen.
 */
export async function readChart({ press }: { press: (name: string) => Promise<void> }): Promise<ReadChart> {
  const shown = linesOf(readScreen());
  const plot = screen.getAllByRole('application')[0] ?? document.body;
  fireEvent.focus(plot);
  fireEvent.keyDown(plot, { key: 'ArrowLeft' });
  fireEvent.keyDown(plot, { key: 'ArrowLeft' });
  const row = linesOf(readScreen()).filter((line) => !shown.includes(line));
  await press('ملف CSV');
  const [file] = await filesHandedOut();
  await press('جدول');
  return {
    chart: shown.filter((line) => !OF_EVERY_CHART.test(line)).join('\n'),
    row: row.join('\n'),
    table: readScreen(screen.getByRole('table')),
    file: [file?.name, ...(file?.content.split('\r\n').slice(0, 2) ?? [])].join('\n'),
  };
}

function linesOf(text: string): string[] {
  return text.split('\n').map((line) => line.trim());
}
