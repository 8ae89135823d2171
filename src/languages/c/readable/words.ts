const set = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words that are a type, or the beginning of one. */
export const TYPES: ReadonlySet<string> = set(
  `void bool char short int long float double signed unsigned wchar_t char8_t char16_t char32_t _Bool _Complex auto
   __int128 __signed__ __auto_type`,
);
/** Words before the name of a type that is declared. */
export const TAGS: ReadonlySet<string> = set('struct union enum class');
/** Words that a declaration begins with, before its type. */
export const STARTS: ReadonlySet<string> = set(
  `static extern typedef register inline __inline __inline__ __forceinline _Noreturn thread_local
   __thread constexpr consteval constinit virtual explicit friend mutable template namespace using public protected
   private typename __extension__ static_assert _Static_assert`,
);
/** Words that may stand anywhere in a declaration. */
export const QUALIFIERS: ReadonlySet<string> = set(
  'const volatile restrict __restrict __restrict__ __const _Atomic noexcept override final export',
);
/** Words whose arguments belong to them. */
export const WITH_ARGUMENTS: ReadonlySet<string> = set(
  `__attribute__ __attribute __declspec alignas _Alignas asm __asm __asm__ noexcept explicit throw decltype typeof
   __typeof__ __typeof _Atomic static_assert _Static_assert`,
);
/** Words of statements and expressions, which no declaration has. */
const STATEMENTS: ReadonlySet<string> = set(
  `if else for while do switch case default break continue return goto sizeof new delete throw try catch this nullptr
   true false alignof _Alignof static_cast dynamic_cast const_cast reinterpret_cast typeid and or not xor co_await
   co_return co_yield _Generic operator requires concept __volatile__ defined`,
);

/** True for the words of the languages themselves. */
export function isKeyword(word: string): boolean {
  return (
    TYPES.has(word) ||
    TAGS.has(word) ||
    STARTS.has(word) ||
    QUALIFIERS.has(word) ||
    WITH_ARGUMENTS.has(word) ||
    STATEMENTS.has(word)
  );
}

/** True for words that an expression may follow: `return`, `sizeof`. */
export function isStatementWord(word: string): boolean {
  return STATEMENTS.has(word);
}

/** True for words in the form that is used for macros: `FOO_API`, `__init`. */
export function looksLikeMacro(word: string): boolean {
  // The grammars know it by its other name only.
  if (word === '_Thread_local') return true;
  if (/^[A-Z][A-Z0-9_]*$/.test(word)) return word.length > 1;
  return isReserved(word) || /^_[A-Z][A-Z0-9_]+$/.test(word);
}

/** True for words like `__init`, except for what is known as a type. */
export function isReserved(word: string): boolean {
  return (
    /^__+[a-z]\w*$/.test(word) && !/^__(([us]|be|le|virtio)\d+|builtin_\w+|\w+_t|[a-z]?sum\d*|m\d+\w*)$/.test(word)
  );
}

/** True for words in a form that is used for types: `size_t`, `u32`, `Foo`, `a::Foo`. */
export function looksLikeType(word: string): boolean {
  return /_t$|^([us]|u?int)\d+$|(^|::)[A-Z]\w*[a-z]/.test(word);
}
