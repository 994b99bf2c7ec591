import { createContext, useContext } from 'react';

/** Called before a file of a chart is made; the file is made only if it answers true. */
type TakingAway = () => Promise<boolean>;

/** What a page does before files of its charts are made; by default nothing. */
export const TakingAwayContext = createContext<TakingAway>(() => Promise.resolve(true));

export function useTakingAway(): TakingAway {
  return useContext(TakingAwayContext);
}
