import { useTranslation } from 'react-i18next';
import { NavLink, Outlet } from 'react-router';
import classes from './SetupTabs.module.css';

const tabs = [
  { to: '/setup/pilots', text: 'SetupTabs.pilots' },
  { to: '/setup/service-types', text: 'SetupTabs.serviceTypes' },
  { to: '/setup/areas', text: 'SetupTabs.areas' },
] as const;

/** Tabs of the administrator's set-up: pilots with their clusters, the catalogue, the areas. */
export function SetupTabs() {
  const { t } = useTranslation('app');
  return (
    <>
      <nav aria-label={t('SetupTabs.label')} className={`${classes.tabs} no-print`}>
        {tabs.map(({ to, text }) => (
          <NavLink key={to} to={to} className={classes.tab}>
            {t(text)}
          </NavLink>
        ))}
      </nav>
      <Outlet />
    </>
  );
}
