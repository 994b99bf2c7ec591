/** Cases and answers that are not MongoDB's, each with the sentence that says so. Matched by the beginning of the id. */
export const doubted: readonly { id: string; because: string }[] = [
  {
    id: 'operator/query/misc/type/test_type_matching.py::test_type_numeric_string_equivalence',
    because:
      'The test compares two answers with each other; recorded as expectation is the empty answer of the server that only took notes. Manual, $type: a type is given by its number or its alias; the cases test_type_matching[...] of the same file find the documents.',
  },
  {
    id: 'operator/query/misc/type/test_type_errors.py::test_type_edge_cases[int64_as_type_code]',
    because:
      'The test expects nothing in particular (expected=None); recorded is the empty answer of the server that only took notes.',
  },
  {
    id: 'operator/query/misc/type/test_type_errors.py::test_type_edge_cases[decimal128_as_type_code]',
    because:
      'The test expects nothing in particular (expected=None); recorded is the empty answer of the server that only took notes.',
  },
];
