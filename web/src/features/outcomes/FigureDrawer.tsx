import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutcomeFigure } from '../../generated/operations.js';

/** A figure whose families are listed. */
export interface OpenFigure {
  readonly figure: OutcomeFigure;
  /** Name of the figure, as shown on the button. */
  readonly label: string;
}

interface FigureDrawerProps {
  /** Null: closed. */
  open: OpenFigure | null;
  onClose: () => void;
  children: ReactNode;
}

/** Drawer beside the figures that lists the families of the selected figure under its name. */
export function FigureDrawer({ open, onClose, children }: FigureDrawerProps) {
  const { t } = useTranslation('ui');
  return (
    <Drawer
      opened={open !== null}
      onClose={onClose}
      position="right"
      size="xl"
      title={open?.label}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      {children}
    </Drawer>
  );
}
