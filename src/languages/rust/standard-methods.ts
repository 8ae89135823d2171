import { elements } from './standard.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/));

/** Methods of options, results, iterators, slices, vectors and maps, which are one here: `iter()` of a vector is as that. */
const OF_HOLDERS = words(`
  all and and_then any append as_deref as_deref_mut as_mut as_mut_ptr as_mut_slice as_ptr as_ref as_slice binary_search
  binary_search_by by_ref capacity chain chunks chunks_exact clear cloned cmp collect concat contains contains_key copied
  copy_from_slice count cycle dedup drain ends_with entry enumerate eq err expect expect_err extend extend_from_slice fill
  filter filter_map find find_map first first_mut flat_map flatten fold for_each fuse get get_mut get_or_insert
  get_or_insert_with get_unchecked get_unchecked_mut insert inspect into_boxed_slice into_iter into_keys into_values
  is_empty is_err is_none is_none_or is_ok is_ok_and is_some is_some_and is_sorted iter iter_mut join keys last last_mut
  len map map_err map_or map_or_else map_while max max_by max_by_key min min_by min_by_key next next_back nth ok ok_or
  ok_or_else or or_else or_insert or_insert_with partition peek peekable pop pop_back pop_front position product push
  push_back push_front reduce remove repeat replace reserve resize retain rev reverse rotate_left rotate_right rposition
  rsplit scan set_len shrink_to_fit size_hint skip skip_while sort sort_by sort_by_key sort_unstable sort_unstable_by
  splice split split_at split_at_mut split_first split_last split_off starts_with step_by sum swap swap_remove take
  take_while then to_vec transpose truncate try_fold try_for_each unwrap unwrap_err unwrap_or unwrap_or_default
  unwrap_or_else unwrap_unchecked unzip values values_mut windows xor zip`);
const OF_TEXT = words(`
  as_bytes as_bytes_mut as_mut_str as_mut_vec as_ptr as_str bytes capacity char_indices chars clear contains drain ends_with
  eq_ignore_ascii_case escape_debug escape_default find get get_mut get_unchecked insert insert_str into_boxed_str
  into_bytes into_string is_ascii is_char_boundary is_empty len lines make_ascii_lowercase make_ascii_uppercase
  match_indices matches parse pop push push_str remove repeat replace replace_range replacen reserve retain rfind rmatches
  rsplit rsplit_once rsplitn shrink_to_fit split split_ascii_whitespace split_at split_inclusive split_off split_once
  split_terminator split_whitespace splitn starts_with strip_prefix strip_suffix to_ascii_lowercase to_ascii_uppercase
  to_lowercase to_uppercase trim trim_end trim_end_matches trim_matches trim_start trim_start_matches truncate`);
const OF_NUMBERS =
  /^(?:(?:checked|wrapping|saturating|overflowing)_\w+|abs|abs_diff|pow|powi|powf|sqrt|signum|rem_euclid|div_euclid|count_ones|count_zeros|leading_zeros|trailing_zeros|leading_ones|trailing_ones|rotate_left|rotate_right|swap_bytes|reverse_bits|to_[bln]e_bytes|to_[bl]e|is_power_of_two|next_power_of_two|is_positive|is_negative|is_nan|is_finite|is_infinite|floor|ceil|round|trunc|fract|to_bits|is_ascii\w*|is_alphabetic|is_alphanumeric|is_numeric|is_whitespace|is_digit|to_digit|is_uppercase|is_lowercase|len_utf8|encode_utf8)$/;

/** Those of them that a vector or a slice has itself, and not only what iterates over it. */
const OF_LISTS =
  /^(?:append|as_(?:mut_)?(?:ptr|slice)|binary_search\w*|capacity|chunks\w*|clear|concat|contains|copy_from_slice|dedup|drain|ends_with|extend_from_slice|fill|(?:first|last|get|iter|split_at)(?:_mut)?|get_unchecked|insert|into_boxed_slice|is_empty|join|len|pop|push|remove|repeat|reserve|resize|retain|reverse|rotate_\w+|set_len|shrink_to_fit|sort\w*|splice|split|split_(?:first|last|off)|starts_with|swap|swap_remove|to_vec|truncate|windows)$/;

/**
 * Whether a type of the language, as its values are known here, has a method of its own: no trait then gives it another. Of
 * a list and what iterates over it one cannot be told from the other.
 */
export function hasMethod(type: string, name: string): 'own' | 'of-iterator' | 'no' {
  if (type === 'number') return OF_NUMBERS.test(name) ? 'own' : 'no';
  if (type === 'string' || type === 'String') return OF_TEXT.has(name) ? 'own' : 'no';
  if ((type !== '[]' && !(type in elements)) || !OF_HOLDERS.has(name)) return 'no';
  if (type === 'Iterator') return OF_LISTS.test(name) && name !== 'last' ? 'no' : 'own';
  return OF_LISTS.test(name) || /^(?:Option|Result)$/.test(type) ? 'own' : 'of-iterator';
}

/** True for a type of which the methods are known here. */
export function isKnown(type: string): boolean {
  return /^(?:Option|Result|Vec|String|string|number|\[\])$/.test(type);
}

const COMMON = words(`
  and_then as_bytes as_mut as_ref as_str chain cloned collect contains copied count enumerate err expect extend filter
  filter_map find first flat_map flatten fold for_each into_iter is_empty is_err is_none is_ok is_some iter iter_mut join
  keys last len map map_err map_or max min next next_back nth ok ok_or ok_or_else or_else parse pop position product push
  push_str rev size_hint skip sort starts_with sum take to_vec trim try_fold unwrap unwrap_or unwrap_or_default
  unwrap_or_else values windows zip`);

/** True for a method that so many types of the language have that a value of which nothing is known is most likely one of these. */
export const isCommon = (name: string): boolean => COMMON.has(name);
