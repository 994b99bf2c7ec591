import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { MemoryRouter, useLocation } from 'react-router';
import { answeringServer } from '../../../testing/answering-server.js';
import { listed } from '../invented-families.situations.js';
import { useFamilyList } from './use-family-list.js';

const [first, second] = listed.map((family) => ({ ...family, __typename: 'Family' }));

/** Two pages with one family each. */
function pageOf(variables: object): object {
  const isSecond = 'after' in variables && variables.after === 'first';
  return {
    families: {
      __typename: 'FamilyConnection',
      edges: [{ __typename: 'FamilyEdge', node: isSecond ? second : first }],
      pageInfo: { __typename: 'PageInfo', hasNextPage: !isSecond, endCursor: isSecond ? 'second' : 'first' },
      totalCount: 2,
    },
  };
}

function openList(address: string, answers = { FamilyList: pageOf }) {
  const { requests, Provider } = answeringServer(answers);
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MemoryRouter initialEntries={[address]}>
      <Provider>{children}</Provider>
    </MemoryRouter>
  );
  const { result } = renderHook(() => ({ list: useFamilyList(), address: useLocation().search }), { wrapper });
  return { requests, result };
}

describe('query of the family list', () => {
  it('loads a page with the filters of the URL', async () => {
    const { requests, result } = openList('/families?q=خالد&state=ACTIVE&association=rahma&cluster=olive');
    await waitFor(() => expect(result.current.list.families).toHaveLength(1));
    expect(requests.at(-1)?.variables).toEqual({
      first: 25,
      search: 'خالد',
      states: ['ACTIVE'],
      associationId: 'rahma',
      clusterId: 'olive',
      duplicates: null,
    });
    expect(result.current.list).toMatchObject({ totalCount: 2, hasMore: true, hasFailed: false, isFiltered: true });
    expect(result.current.list.filter('association')).toBe('rahma');
  });

  it('loads all families when the URL names an unknown status', async () => {
    const { requests, result } = openList('/families?state=HAPPY');
    await waitFor(() => expect(result.current.list.families).toHaveLength(1));
    const all = { first: 25, search: '', states: null, associationId: null, clusterId: null, duplicates: false };
    expect(requests.map(({ variables }) => variables)).toEqual([all]);
    expect(result.current.list.isFiltered).toBe(false);
  });

  it('lists duplicate records by themselves only', async () => {
    const { requests, result } = openList('/families?state=DUPLICATE');
    await waitFor(() => expect(result.current.list.families).toHaveLength(1));
    expect(requests.at(-1)?.variables).toMatchObject({ states: null, duplicates: true });
    expect(result.current.list.isFiltered).toBe(true);
  });

  it('appends the next page to the first', async () => {
    const { result } = openList('/families');
    await waitFor(() => expect(result.current.list.hasMore).toBe(true));
    await act(() => result.current.list.more());
    await waitFor(() => expect(result.current.list.hasMore).toBe(false));
    expect(result.current.list.families?.map(({ id }) => id)).toEqual(['family', 'other']);
  });

  it('searches after a pause in typing, and keeps the search in the URL', async () => {
    const { requests, result } = openList('/families?cluster=olive');
    await waitFor(() => expect(result.current.list.families).toHaveLength(1));
    for (const typed of ['خ', 'خا', 'خالد']) act(() => result.current.list.setFilter('q', typed));
    expect(result.current.list.search).toBe('خالد');
    await waitFor(() => expect(decodeURIComponent(result.current.address)).toBe('?cluster=olive&q=خالد'));
    const searches = requests.map(({ variables }) => 'search' in variables && variables.search);
    expect(searches).toEqual(['', 'خالد']);
  });

  it('clears every filter but the cluster', async () => {
    const { result } = openList('/families?q=خالد&state=ACTIVE&association=rahma&cluster=olive');
    await waitFor(() => expect(result.current.list.families).toHaveLength(1));
    act(() => result.current.list.clear());
    await waitFor(() => expect(result.current.address).toBe('?cluster=olive'));
    expect(result.current.list).toMatchObject({ search: '', isFiltered: false });
    act(() => result.current.list.setFilter('cluster', ''));
    await waitFor(() => expect(result.current.address).toBe(''));
  });

  it('reports a failure, and loads again', async () => {
    const answers: { FamilyList?: typeof pageOf } = {};
    const { result } = openList('/families', answers as { FamilyList: typeof pageOf });
    await waitFor(() => expect(result.current.list.hasFailed).toBe(true));
    answers.FamilyList = pageOf;
    act(() => result.current.list.reload());
    await waitFor(() => expect(result.current.list.families).toHaveLength(1));
    expect(result.current.list.hasFailed).toBe(false);
  });
});
