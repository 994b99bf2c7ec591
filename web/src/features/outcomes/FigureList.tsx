import { useQuery } from '@apollo/client/react';
import { FigureFamiliesDocument, type FigureFamiliesQueryVariables } from '../../generated/operations.js';
import { ErrorState } from '../../ui/ErrorState.js';
import { LoadingState } from '../../ui/LoadingState.js';
import { FigureDrawer, type OpenFigure } from './FigureDrawer.js';
import { FigureFamilies } from './FigureFamilies.js';

interface FigureListProps {
  open: OpenFigure | null;
  address: Omit<FigureFamiliesQueryVariables, 'figure'>;
  onClose: () => void;
}

/** The families that a figure counts, for readers who may see them. */
export function FigureList({ open, address, onClose }: FigureListProps) {
  return (
    <FigureDrawer open={open} onClose={onClose}>
      {open !== null && <Families variables={{ ...address, figure: open.figure }} />}
    </FigureDrawer>
  );
}

function Families({ variables }: { variables: FigureFamiliesQueryVariables }) {
  const { data, error, refetch } = useQuery(FigureFamiliesDocument, { variables });
  if (error != null) return <ErrorState onRetry={() => void refetch()} />;
  if (data === undefined) return <LoadingState />;
  return <FigureFamilies list={data.figureFamilies} />;
}
