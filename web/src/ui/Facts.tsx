import type { ReactNode } from 'react';
import classes from './Facts.module.css';

interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** A number that is the main content of the page. */
  readonly isBig?: boolean;
}

/** Short facts side by side, each below its label. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className={classes.facts}>
      {facts.map(({ label, value, isBig }) => (
        <div key={label} className={classes.fact}>
          <dt>{label}</dt>
          <dd className={isBig ? classes.big : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
