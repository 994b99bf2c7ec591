import { Kbd, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormDialog } from '../../ui/FormDialog.js';

const keys = [
  ['← → ↑ ↓', 'arrows'],
  ['Enter', 'enter'],
  ['Tab', 'tab'],
  ['Home, End', 'ends'],
  ['Ctrl Home, Ctrl End', 'corners'],
  ['PageUp, PageDown', 'pages'],
  ['Shift ← → ↑ ↓', 'range'],
  ['Ctrl C', 'copy'],
  ['Esc, Tab', 'leave'],
  ['0', 'zero'],
  ['Space', 'space'],
  ['Delete', 'delete'],
  ['Esc', 'escape'],
  ['Ctrl D', 'copyAbove'],
  ['Ctrl V', 'paste'],
  ['Ctrl Z', 'undo'],
  ['F2', 'editInside'],
  ['Shift F2', 'details'],
  ['?', 'list'],
] as const;

/** Dialog that lists the keyboard shortcuts of the grid. */
export function KeyList({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('interventions');
  return (
    <FormDialog title={t('KeyList.title')} opened={opened} onClose={onClose}>
      <Table>
        <Table.Tbody>
          {keys.map(([key, name]) => (
            <Table.Tr key={name}>
              <Table.Td>
                <Kbd dir="ltr">{key}</Kbd>
              </Table.Td>
              <Table.Td>{t(`KeyList.${name}`)}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </FormDialog>
  );
}
