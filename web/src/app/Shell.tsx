import { Anchor, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useSession } from '../platform/session.js';
import { AccountMenu } from './AccountMenu.js';
import { navigation } from './navigation.js';
import classes from './Shell.module.css';

interface ShellProps {
  /** Content beside the account menu: the state of unsent changes. */
  badge?: ReactNode;
  children: ReactNode;
}

/**
 * Layout of every page: navigation at the top on wide screens and at the bottom on phones, and a notice while sample
 * data are shown.
 */
export function Shell({ badge, children }: ShellProps) {
  const { t } = useTranslation('app');
  const { viewer, installation } = useSession();
  const links = navigation[viewer.role].map(({ text, to, sign }) => (
    <NavLink key={to} to={to} end={to === '/'} className={classes.link}>
      <span className={classes.sign}>{sign}</span>
      {t(text)}
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
        <nav aria-label={t('Shell.navigation')} className={classes.navigation}>
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
