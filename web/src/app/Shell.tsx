import { Anchor, Text, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useFormat } from '../platform/format.js';
import { useSession } from '../platform/session.js';
import { AccountMenu } from './AccountMenu.js';
import { navigation } from './navigation.js';
import classes from './Shell.module.css';

interface ShellProps {
  /** Content beside the account menu: the state of unsent changes. */
  badge?: ReactNode;
  /** How much waits, by the address of an entry of the navigation. */
  counts?: Readonly<Record<string, number>>;
  children: ReactNode;
}

/**
 * Layout of every page: navigation at the top on wide screens and at the bottom on phones, and a notice while sample
 * data are shown.
 */
export function Shell({ badge, counts = {}, children }: ShellProps) {
  const { t } = useTranslation('app');
  const { viewer, installation } = useSession();
  const links = navigation[viewer.role].map(({ text, to, sign }) => (
    <NavLink key={to} to={to} end={to === '/'} className={classes.link}>
      <span className={classes.sign}>{sign}</span>
      {t(text)}
      <Waiting count={counts[to] ?? 0} />
    </NavLink>
  ));
  return (
    <div className={classes.page}>
      <Anchor href="#content" className={classes.skip}>
        {t('Shell.skip')}
      </Anchor>
      <header className={`${classes.header} no-print`}>
        <Text component="span" fw={700} size="lg" className={classes.product}>
          {t('Shell.product')}
        </Text>
        <nav
          aria-label={t('Shell.navigation')}
          className={links.length > 1 ? classes.navigation : `${classes.navigation} ${classes.alone}`}
        >
          {links}
        </nav>
        <div className={classes.tools}>
          {badge}
          <AccountMenu />
        </div>
      </header>
      {installation.hasSampleData && (
        <aside aria-label={t('Shell.notice')} className={classes.sample}>
          {t('Shell.sample')}
        </aside>
      )}
      <main id="content" tabIndex={-1} className={classes.content}>
        {children}
      </main>
    </div>
  );
}

/** How much waits behind an entry of the navigation; nothing for none. */
function Waiting({ count }: { count: number }) {
  const { t } = useTranslation('app');
  const format = useFormat();
  if (count === 0) return null;
  return (
    <>
      {' '}
      <span className={classes.count}>{format.number(count)}</span>{' '}
      <VisuallyHidden>{t('Shell.waiting')}</VisuallyHidden>
    </>
  );
}
