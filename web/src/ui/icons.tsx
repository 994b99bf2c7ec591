import type { ReactNode } from 'react';

interface IconProps {
  /** Width and height in pixels. */
  size?: number;
}

type Icon = (props: IconProps) => ReactNode;

export const PlusIcon = icon('M12 5v14M5 12h14');
export const CheckIcon = icon('M5 12.5l4.5 4.5L19 7.5');
export const SearchIcon = icon('M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20');
export const WarningIcon = icon('M12 4L2.8 20h18.4L12 4zM12 10v4.5M12 17.2v.3');
export const RefusedIcon = icon('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM6 6l12 12');
export const InfoIcon = icon('M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 11v5.5M12 7.5v.3');
export const RetryIcon = icon('M19 12a7 7 0 1 1-2.2-5.1M19 4v4h-4');
export const NoNetworkIcon = icon('M4 10a12 12 0 0 1 16 0M7 13.5a7.5 7.5 0 0 1 10 0M12 18v.3M4 4l16 16');
export const ChooseIcon = icon('M4 8h15M15 4l4 4-4 4M20 16H5M9 12l-4 4 4 4');
export const UndoIcon = icon('M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11H9', { mirrored: true });
export const CopyIcon = icon('M9 9h10v11H9zM5 15V4h10');
export const LockIcon = icon('M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3');
export const PrintIcon = icon('M7 9V4h10v5M7 17H4v-7h16v7h-3M7 14h10v6H7z');
export const EditIcon = icon('M4 20l1-4L16 5l3 3L8 19l-4 1zM14 7l3 3');
export const UserIcon = icon('M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM4.5 20.5c.8-4 3.8-6 7.5-6s6.7 2 7.5 6');
export const UsersIcon = icon(
  'M9 12a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 19.5c.6-3.6 3.1-5.3 6.5-5.3s5.9 1.7 6.5 5.3M16 5.3a3.3 3.3 0 0 1 0 6.4M18 14.7c2 .7 3.2 2.3 3.6 4.8',
);
export const GridIcon = icon('M4 5h16v14H4zM4 10h16M4 14.5h16M10 5v14');
export const SettingsIcon = icon(
  'M4 7h9M17 7h3M4 17h3M11 17h9M15 9.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5zM9 19.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
);
export const CalendarIcon = icon('M4 6h16v14H4zM4 10.5h16M8.5 3.5V8M15.5 3.5V8M8 14.5l2.5 2.5 5-5');
export const HomeIcon = icon('M4 11l8-7 8 7M6 9.5V20h12V9.5');
export const BuildingIcon = icon('M5 20V5h9v15M14 10h5v10M3 20h18M8 9h3M8 13h3M8 17h3');
export const LogIcon = icon('M6 4h12v16H6zM9 9h6M9 13h6M9 17h3');
export const ChartIcon = icon('M4 20h16M7 17v-5M12 17V6M17 17v-8');
export const PreviousIcon = icon('M15 5l-7 7 7 7', { mirrored: true });
export const NextIcon = icon('M9 5l7 7-7 7', { mirrored: true });
export const MoreIcon = icon('M12 6v.3M12 12v.3M12 18v.3');

/**
 * Icon paths of 24 x 24; decorative, the adjacent text carries the meaning. `mirrored` icons are flipped in
 * right-to-left pages.
 */
function icon(path: string, { mirrored = false } = {}): Icon {
  return ({ size = 20 }) => (
    <svg
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={mirrored ? 'mirrored' : undefined}
      aria-hidden="true"
      focusable="false"
    >
      <path d={path} />
    </svg>
  );
}
