/** Cases whose expected reply differs from MongoDB's, each with the reason. */
interface Doubted {
  /** Prefixes of the ids of the cases. */
  ids: readonly string[];
  because: string;
}

const groups: readonly Doubted[] = [
  {
    ids: ['operator/query/misc/type/test_type_matching.py::test_type_numeric_string_equivalence'],
    because:
      'The test compares two answers with each other; recorded as expectation is the empty answer of the server that only took notes. Manual, $type: a type is given by its number or its alias; the cases test_type_matching[...] of the same file find the documents.',
  },
  {
    ids: [
      'operator/query/misc/type/test_type_errors.py::test_type_edge_cases[int64_as_type_code]',
      'operator/query/misc/type/test_type_errors.py::test_type_edge_cases[decimal128_as_type_code]',
    ],
    because:
      'The test expects nothing in particular (expected=None); recorded is the empty answer of the server that only took notes.',
  },
  {
    ids: [
      'cursors/commands/getMore/test_getMore_session.py::test_getMore_session_mismatch_different_session',
      'cursors/commands/killCursors/test_killCursors_lifecycle.py::test_killCursors_mixed_states',
      'cursors/commands/killCursors/test_killCursors_lifecycle.py::test_killCursors_sibling_unaffected',
      'cursors/commands/killCursors/test_killCursors_response.py::test_killCursors_response_cursor[response_order_preservation]',
    ],
    because:
      'Recorded is one number, 0, for several cursors (and no session), so that the steps do not say which cursor is meant. Manual, killCursors and getMore: a cursor is named by its number.',
  },
  {
    ids: ['operator/stages/sort/test_sort_spec_errors.py::test_sort_spec_errors_duplicate_fields'],
    because:
      'The test sends one name twice in a sort; JSON keeps one of them, so that what is replayed is another command. The cases test_sort_order[...] sort by one field.',
  },
];

export const doubted: readonly { id: string; because: string }[] = groups.flatMap(({ ids, because }) =>
  ids.map((id) => ({ id, because })),
);
