import { Alert } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './Notice.module.css';
import { InfoIcon, RefusedIcon, WarningIcon } from './icons.js';

interface NoticeProps {
  tone: 'info' | 'warning' | 'refused';
  title?: string;
  children: ReactNode;
}

const signs = { info: InfoIcon, warning: WarningIcon, refused: RefusedIcon } as const;

/** A message that must be noticed; a refusal is announced immediately. */
export function Notice({ tone, title, children }: NoticeProps) {
  const Sign = signs[tone];
  return (
    <Alert
      role={tone === 'refused' ? 'alert' : 'status'}
      title={title}
      icon={<Sign />}
      classNames={{ root: classes[tone], icon: classes.icon, title: classes.title, message: classes.message }}
    >
      {children}
    </Alert>
  );
}
