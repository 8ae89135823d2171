import { codeOfHeader } from '../header-code.ts';

const STANDARD_HEADERS =
  'algorithm|any|array|atomic|bitset|c[a-z]+|charconv|chrono|compare|concepts|deque|exception|expected|filesystem|format|' +
  'functional|future|iosfwd|iostream|istream|iterator|limits|list|locale|map|memory|mutex|new|numeric|optional|ostream|' +
  'queue|random|ranges|ratio|regex|set|shared_mutex|span|sstream|stack|stdexcept|streambuf|string|string_view|' +
  'system_error|thread|tuple|type_traits|typeindex|typeinfo|unordered_map|unordered_set|utility|valarray|variant|vector|version';

/** What C does not have. */
const SIGNS: readonly RegExp[] = [
  /\w(<[^;{}\n]{0,200}>)?::~?\w|(^|[\s(,<])::\w/,
  /^[ \t]*(inline[ \t]+)?namespace(\s+[\w:]+)?\s*(\{|=|$)/m,
  /^[ \t]*template\s*</m,
  /^[ \t]*using\s+(namespace\s+)?\w+\s*[=;]/m,
  /^[ \t]*((enum|friend)\s+)?class\s+([A-Z]\w*(\([^)]*\))?\s+)*\w+\s*(final\s*)?[:{;]/m,
  /^[ \t]*(public|private|protected)(\s+\w+)?\s*:(?!:)/m,
  /\b(constexpr|consteval|decltype|noexcept|nullptr|static_cast|reinterpret_cast|const_cast|dynamic_cast)\b/,
  /(^|[{;])[ \t]*(virtual|explicit|mutable|friend)\s+[\w~]/m,
  /\boperator\s*([-+*/%^&|~!=<>[(]|new\b|delete\b)/,
  /\)[\w\s]*=\s*(default|delete)\s*;/,
  new RegExp(`^[ \\t]*#[ \\t]*include[ \\t]*<(${STANDARD_HEADERS})>`, 'm'),
];

/** True when the beginning of a header uses what C does not have, outside of `#ifdef __cplusplus`. */
export function looksLikeCpp(head: string): boolean {
  const code = codeOfHeader(head);
  return SIGNS.some((sign) => sign.test(code));
}
