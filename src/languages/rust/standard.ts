import { OUTSIDE, UNKNOWN, type ValueType } from '../meaning.ts';

/** Types with the members of one of their arguments. */
const SAME: Readonly<Record<string, number>> = {
  ...{ Box: 0, Rc: 0, Arc: 0, Cow: 0, Pin: 0, Ref: 0, RefMut: 0, ManuallyDrop: 0, Lazy: 0, LazyLock: 0, LazyCell: 0 },
  ...{ MutexGuard: 0, RwLockReadGuard: 0, RwLockWriteGuard: 0, PhantomData: -1 },
};

/** What a type of the language stands for: a pointer for what it points to, where that is said. */
export function declares(name: string, args: readonly ValueType[]): ValueType | undefined {
  // What a function gives that is a value is not said by its name.
  if (/^Fn(?:Mut|Once)?$/.test(name)) return UNKNOWN;
  const same = SAME[name];
  return same === undefined ? undefined : (args[same] ?? { is: 'outside', name, args });
}

const list = (words: string, argument = 0): Record<string, number> =>
  Object.fromEntries(words.split(' ').map((word) => [word, argument]));

/** Which argument is what they hold: what an index, a loop, `?` or `Some(x)` gives. */
export const elements: Readonly<Record<string, number>> = {
  ...list('Vec VecDeque LinkedList HashSet BTreeSet BinaryHeap IndexSet Option Result Poll'),
  ...list('Iterator IntoIterator DoubleEndedIterator ExactSizeIterator Iter IterMut IntoIter Drain Stream'),
  ...list('HashMap BTreeMap IndexMap', 1),
};

const HOLDERS: ReadonlySet<string> = new Set([...Object.keys(elements), '[]']);
const MAPS = /^(?:Hash|BTree|Index)Map$/;
const CELLS = /^(?:RefCell|Cell|Mutex|RwLock|OnceCell|OnceLock)$/;

/** Members of what holds values that give one of these. */
const TAKES_OUT: ReadonlySet<string> = new Set(
  `expect get_or_insert get_or_insert_with get_unchecked get_unchecked_mut swap_remove unwrap unwrap_or
  unwrap_or_default unwrap_or_else unwrap_unchecked`.split(/\s+/),
);
/** Those that give what holds some of the same. */
const KEEPS: ReadonlySet<string> = new Set(
  `as_deref as_deref_mut as_mut as_mut_slice as_ref as_slice back back_mut by_ref chain clone cloned copied cycle
  drain filter find first first_mut front front_mut fuse get get_mut inspect into_boxed_slice into_iter into_vec iter
  iter_mut last last_mut map_err max max_by max_by_key min min_by min_by_key next next_back nth ok ok_or ok_or_else or
  or_else peek peek_mut peekable pop pop_back pop_front replace rev skip skip_while split_off step_by take take_while
  to_owned to_vec values values_mut into_values xor`.split(/\s+/),
);
/** Those that give what holds others. */
const CHANGES: ReadonlySet<string> = new Set(
  `and and_then chunks chunks_exact enumerate filter_map flat_map map map_while scan split windows zip`.split(' '),
);
/** Those that give one or nothing, of what may hold many. */
const TO_OPTION =
  /^(?:(?:back|first|front|get|last|peek)(?:_mut)?|find|max|max_by|max_by_key|min|min_by|min_by_key|next|next_back|nth|pop|pop_back|pop_front)$/;
/** Those that give what iterates. */
const TO_ITERATOR =
  /^(?:chain|chunks|chunks_exact|cycle|drain|enumerate|(?:filter|flat)?_?map|filter|into_iter|into_values|iter|iter_mut|map_while|peekable|rev|scan|skip|skip_while|split|step_by|take|take_while|values|values_mut|windows|zip)$/;

/** What a member of a holder gives holds it with. */
function holderOf(name: string, member: string): string {
  if (/^(?:Option|Result|Poll)$/.test(name)) return /^(?:into_)?iter(?:_mut)?$/.test(member) ? 'Iterator' : name;
  if (TO_OPTION.test(member)) return 'Option';
  if (TO_ITERATOR.test(member)) return 'Iterator';
  return name === '[]' ? 'Vec' : name;
}

/** Members that every type can have from the language, which give a value of the type itself. */
const ITSELF: ReadonlySet<string> = new Set(['clone', 'to_owned', 'by_ref', 'default', 'from', 'from_iter']);

const many = (of: ValueType | undefined): ValueType | undefined => of && { is: 'outside', name: 'Option', args: [of] };

/** Types without arguments: what they give is of the language, but for what the caller decides. */
const PLAIN =
  /^(?:number|string|boolean|String|Path|PathBuf|OsStr|OsString|CStr|CString|Duration|Instant|SystemTime|File|Ordering|Formatter)$/;
const DECIDED = /^(?:parse|into|try_into|collect|map|fold|sum|product|then|then_some)$/;
/** Traits whose argument is what their function gives. */
const GIVES: Readonly<Record<string, string>> = { Into: 'into', AsRef: 'as_ref', AsMut: 'as_mut', Borrow: 'borrow' };

/** What a member of a value of the language gives. */
export function given(name: string, args: readonly ValueType[], member: string): ValueType {
  const known = PLAIN.test(name) && !DECIDED.test(member) ? OUTSIDE : givenBy(name, args, member);
  return known ?? UNKNOWN;
}

function givenBy(name: string, args: readonly ValueType[], member: string): ValueType | undefined {
  if (GIVES[name] === member) return args[0];
  if (name === 'NonNull' && /^as_(?:ref|mut)$/.test(member)) return args[0];
  if (/^(?:new|with_capacity|default|from_iter)$/.test(member) && name !== '') return { is: 'outside', name, args };
  if (CELLS.test(name)) {
    if (member === 'borrow' || member === 'borrow_mut' || member === 'get_or_init') return args[0];
    if (/^(?:lock|read|write|try_lock|try_borrow|try_borrow_mut|get_mut|into_inner|get)$/.test(member)) {
      return /^(?:Ref)?Cell$/.test(name) && !member.startsWith('try') ? args[0] : many(args[0]);
    }
  }
  if (MAPS.test(name)) {
    if (/^(?:get|get_mut|remove|insert|values|values_mut|into_values)$/.test(member)) return many(args[1]);
    return undefined;
  }
  if (!HOLDERS.has(name)) return undefined;
  if (TAKES_OUT.has(member) || (member === 'remove' && /^Vec$|^\[\]$/.test(name))) return args[0];
  const holder = holderOf(name, member);
  if (KEEPS.has(member)) return { is: 'outside', name: holder, args };
  if (CHANGES.has(member)) return { is: 'outside', name: holder, args: [UNKNOWN] };
  return member === 'flatten' && args[0] ? args[0] : undefined;
}

/** What a pointer, which has the members of what it points to, has itself: it gives the same. */
const OF_POINTERS: ReadonlySet<string> = new Set(['as_mut', 'as_ref', 'get_mut', 'get_ref', 'get_unchecked_mut']);
const OF_PIN: ReadonlySet<string> = new Set([
  ...OF_POINTERS,
  ...['as_deref_mut', 'into_ref', 'map_unchecked', 'map_unchecked_mut', 'set'],
]);

/** True for a member of `Pin` itself, which comes before those of what it points to. */
export const isOfPin = (member: string): boolean => OF_PIN.has(member);

/** What a member that a type without one of that name gives, which must then be one of a pointer to it. */
export function givenByPointer(self: ValueType, member: string): ValueType | undefined {
  return self.is === 'instance' && OF_POINTERS.has(member) ? self : undefined;
}

/** What a member that a type of the project has from the language gives. */
export function givenByAny(self: ValueType, member: string): ValueType | undefined {
  if (ITSELF.has(member)) return self.is === 'type' ? { ...self, is: 'instance' } : self;
  const made: ValueType = self.is === 'type' ? { ...self, is: 'instance' } : self;
  return member === 'try_from' || member === 'from_str' ? { is: 'outside', name: 'Result', args: [made] } : undefined;
}
