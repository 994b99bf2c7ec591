import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutcomeFigure } from '../../generated/operations.js';

/** A figure whose families are looked at. */
export interface OpenFigure {
  readonly figure: OutcomeFigure;
  /** The figure's name, as the reader pressed it. */
  readonly label: string;
}

interface FigureDrawerProps {
  /** Null: closed. */
  open: OpenFigure | null;
  onClose: () => void;
  children: ReactNode;
}

/** Opens beside the figures, under the name of the one that was pressed. */
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
