import type { ReactNode } from 'react';
import type { Viewer } from '../platform/session.js';
import {
  BuildingIcon,
  CalendarIcon,
  ChartIcon,
  GridIcon,
  HomeIcon,
  LogIcon,
  SettingsIcon,
  UsersIcon,
} from '../ui/icons.js';

interface Entry {
  /** Key of the label in the namespace `app`. */
  readonly text: string;
  readonly to: string;
  readonly sign: ReactNode;
}

/** Entries of the navigation bar by role: at most four, the first is the home page. */
export const navigation: Readonly<Record<Viewer['role'], readonly Entry[]>> = {
  COORDINATOR: [
    { text: 'Shell.month', to: '/', sign: <GridIcon /> },
    { text: 'Shell.families', to: '/families', sign: <UsersIcon /> },
    { text: 'Shell.visits', to: '/visits', sign: <CalendarIcon /> },
    { text: 'Shell.outcomes', to: '/outcomes', sign: <ChartIcon /> },
  ],
  ASSOCIATION_HEAD: [
    { text: 'Shell.ourFamilies', to: '/', sign: <HomeIcon /> },
    { text: 'Shell.outcomes', to: '/outcomes', sign: <ChartIcon /> },
  ],
  ADMINISTRATOR: [
    { text: 'Shell.setup', to: '/setup', sign: <SettingsIcon /> },
    { text: 'Shell.associations', to: '/associations', sign: <BuildingIcon /> },
    { text: 'Shell.people', to: '/people', sign: <UsersIcon /> },
    { text: 'Shell.log', to: '/log', sign: <LogIcon /> },
  ],
  MINISTER: [{ text: 'Shell.pilot', to: '/', sign: <ChartIcon /> }],
  FEDERATION: [
    { text: 'Shell.pilot', to: '/', sign: <ChartIcon /> },
    { text: 'Shell.associations', to: '/associations', sign: <BuildingIcon /> },
  ],
};
