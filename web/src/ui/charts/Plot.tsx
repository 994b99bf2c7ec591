import { type ReactElement, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { ResponsiveContainer } from 'recharts';

/** Width of A4 within its margins, in pixels. */
const PAPER_WIDTH = 680;

interface PlotProps {
  /** Whether the drawing is as wide as the page; one of several beside each other only shrinks to fit on paper. */
  isWide?: boolean;
  /** A chart of Recharts. */
  children: ReactElement;
}

/**
 * Fits a chart to its place. A browser does not tell elements about the width of paper, so a wide chart is drawn anew for it
 * before the page is printed; styles let every drawing shrink to what there is.
 */
export function Plot({ isWide = true, children }: PlotProps) {
  const isOnPaper = useIsPrinting() && isWide;
  return (
    <ResponsiveContainer width={isOnPaper ? PAPER_WIDTH : '100%'} height="100%">
      {children}
    </ResponsiveContainer>
  );
}

function useIsPrinting(): boolean {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    // The browser lays the page out as soon as its listeners have returned.
    const before = (): void => flushSync(() => setIsPrinting(true));
    const after = (): void => setIsPrinting(false);
    window.addEventListener('beforeprint', before);
    window.addEventListener('afterprint', after);
    return () => {
      window.removeEventListener('beforeprint', before);
      window.removeEventListener('afterprint', after);
    };
  }, []);
  return isPrinting;
}
