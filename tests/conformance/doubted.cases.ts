/** Cases and answers that are not MongoDB's, each with the sentence or the case that says so. */
interface Doubted {
  /** The beginning of a case's id, or an answer's whole id. */
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
    ids: numbered('indexes', [17, 18, 22, 30, 37, 44, 47, 54, 58, 65, 74, 75]),
    because:
      'New fields come in lexicographic order. Manual, update operators, behavior: "update operators process document fields with string-based names in lexicographic order".',
  },
  {
    ids: numbered('indexes', [51, 78, 106, 118, 127]),
    because:
      'Numbers of different types that are equal are duplicates in a unique index. Case insert/test_insert_id_handling.py::test_insert_id_equivalence[int_double]: 11000.',
  },
  {
    ids: numbered('query', [485, 995]),
    because:
      'An array without elements has no value at a path below it, so null does not match there. MongoDB jstests/core/null2.js: {a: []} is not found by {"a.b": null}.',
  },
  {
    ids: numbered('update', [132, 141, 143, 154, 156]),
    because:
      'An increment that leaves the value as it is modifies nothing. Manual, update, output: nModified does not count documents whose field already has the value.',
  },
  {
    ids: numbered('update', [193, 231]),
    because:
      'Zero of the multiplier times a negative double is -0.0. Cases mul/test_mul_special_values.py keep the sign of zero.',
  },
  {
    ids: numbered('update', [1410, 1427, 1481, 1519, 1531]),
    because:
      'Manual, findAndModify, lastErrorObject: "n: contains the number of documents that matched the update predicate". One matched, though the update changed nothing.',
  },
];

export const doubted: readonly { id: string; because: string }[] = groups.flatMap(({ ids, because }) =>
  ids.map((id) => ({ id, because })),
);

function numbered(topic: string, numbers: readonly number[]): string[] {
  return numbers.map((number) => `${topic}-${String(number).padStart(4, '0')}`);
}
