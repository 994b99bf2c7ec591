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
    ids: ['operator/stages/sort/test_sort_spec_errors.py::test_sort_spec_errors_duplicate_fields'],
    because:
      'The test sends one name twice in a sort; JSON keeps one of them, so that what is replayed is another command. The cases test_sort_order[...] sort by one field.',
  },
  {
    ids: [
      'operator/accumulators/last/test_accumulator_last_return_types.py::test_accumulator_last_return_types[type_minkey]',
      'operator/accumulators/last/test_accumulator_last_return_types.py::test_accumulator_last_return_types[type_maxkey]',
    ],
    because:
      'What was sent is a document with the key in it; what was written down is the key alone. Manual, $type (aggregation): the type of MinKey is "minKey"; case type/test_type_bson_mapping.py::test_type_bson_mapping[core_minkey].',
  },
  {
    ids: [
      'operator/expressions/variable/system_variables/now/test_now_core_semantics.py::test_now_identical_across_getmore_batches',
    ],
    because:
      'The test computes with the times that it has read; the server that only took notes gave it none, so that the size of an empty set is expected to be 1.',
  },
  {
    ids: numbered('expressions', [1305, 1307]),
    because:
      'The average of integers is a double. Case avg/test_avg_boundaries.py::test_avg_boundary[intbound_int32_max] and those beside it.',
  },
  {
    ids: numbered('expressions', [371]),
    because:
      'An empty string is not found at the end. Case indexOfCP/test_indexOfCP_search.py::test_indexofcp_search[empty_sub_start_at_cp_length]: -1.',
  },
  {
    ids: numbered('expressions', [938, 944]),
    because:
      'Recorded is "$generated" in place of the identifier of the text. Cases toObjectId/test_toObjectId_string.py: the identifier has the digits of the text.',
  },
  {
    ids: numbered('stages', [14, 21, 25, 47, 96, 101, 104, 115, 126]),
    because:
      'An empty array sorts before null. Case sort/test_sort_arrays.py::test_sort_arrays[array_key_empty_array_before_null].',
  },
  {
    ids: numbered('stages', [49, 114]),
    because:
      'Two groups tie in the sort at the end. Manual, $group: "$group does not order its output documents"; $sort: the order of ties is not determined.',
  },
  {
    ids: numbered('stages', [7, 27]),
    because:
      'Of equal numbers of different types some have to go. Manual, $maxN: nothing is said about which, and no case has such numbers.',
  },
  {
    ids: numbered('stages', [574, 580, 587, 588]),
    because:
      'Of equal numbers of different types the first one is the maximum. Manual, $natural: without a sort the order of documents is not determined, so neither is which one is the first.',
  },
  {
    ids: numbered('stages', [39, 136]),
    because:
      'Manual, $push (aggregation), with a $sort before: the elements come in the order of the sorted documents. Case group/test_group_accumulator_null_missing.py[push_null_included_missing_excluded].',
  },
  {
    ids: numbered('stages', [296, 303, 318, 325, 331, 336, 350, 353]),
    because:
      'Manual, $addFields: a field that is there is overwritten, so it keeps its place; the other server puts a scalar that becomes a document last.',
  },
  {
    ids: numbered('expressions', [48, 55]),
    because:
      'An integer modulo a double is a double. Case mod/test_mod_*.py::test_mod_bson_type_accepted[accept_double_for_divisor].',
  },
  {
    ids: numbered('expressions', [1111]),
    because:
      'Without a format, only times in UTC end with Z. Case dateToString/test_dateToString_format.py::test_dateToString_format[default_non_utc]: 2024-01-01T07:00:00.000.',
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
    ids: numbered('update', [1410, 1427, 1435, 1481, 1485, 1519, 1525, 1531]),
    because:
      'Manual, findAndModify, lastErrorObject: "n: contains the number of documents that matched the update predicate". One matched, though the update changed nothing.',
  },
  {
    ids: ['operator/stages/lookup/test_lookup_spec_validation.py::test_lookup_spec_validation[duplicate_let]'],
    because:
      'The test sends let twice in one $lookup; JSON keeps one of them, so that what is replayed is another command. The case test_lookup_correlated_subquery[let_empty_doc_behaves_like_omitting_let] answers it.',
  },
  {
    ids: [
      'operator/stages/merge/test_stages_merge_when_not_matched.py::test_stages_merge_when_not_matched[when_not_matched_fail_no_rollback]',
      'operator/stages/merge/test_stages_merge_execution.py::test_stages_merge_execution[partial_failure_sorted_first]',
    ],
    because:
      'The test wants the $merge to fail and looks at what it has written before; recorded is that it succeeds, as on the server that only took notes. The cases test_stages_merge_when_not_matched[fail_unmatched_among_matched] and test_stages_merge_when_matched[fail_with_unmatched_still_errors] want the errors, and what has been written is looked at in store/src/commands/merge.test.ts.',
  },
];

export const doubted: readonly { id: string; because: string }[] = groups.flatMap(({ ids, because }) =>
  ids.map((id) => ({ id, because })),
);

function numbered(topic: string, numbers: readonly number[]): string[] {
  return numbers.map((number) => `${topic}-${String(number).padStart(4, '0')}`);
}
