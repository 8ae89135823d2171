import type { LinkStep } from '../../model/index.ts';
import { type Meaning, OUTSIDE, UNKNOWN, type ValueType, weakened } from '../meaning.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

const OBJECT_MEMBERS = words('ToString Equals GetHashCode GetType MemberwiseClone ReferenceEquals Finalize');

/** Types that hold many of their only argument. */
const SEQUENCES = words(`
  IEnumerable ICollection IList List IReadOnlyList IReadOnlyCollection HashSet ISet IReadOnlySet SortedSet Queue Stack
  LinkedList IQueryable IOrderedEnumerable IOrderedQueryable Collection ObservableCollection ReadOnlyCollection
  ConcurrentBag ConcurrentQueue ConcurrentStack BlockingCollection ImmutableArray ImmutableList ImmutableHashSet
  ImmutableQueue ImmutableStack ImmutableSortedSet IImmutableList IImmutableSet Span ReadOnlySpan Memory ReadOnlyMemory
  ArraySegment IAsyncEnumerable DbSet IEnumerator IAsyncEnumerator FrozenSet ParallelQuery SynchronizedCollection
  IProducerConsumerCollection BindingList Enumerator []`);
/** Types that hold what the second argument is under the first. */
const DICTIONARIES = words(`
  Dictionary IDictionary IReadOnlyDictionary SortedDictionary ConcurrentDictionary SortedList ImmutableDictionary
  ImmutableSortedDictionary IImmutableDictionary ReadOnlyDictionary FrozenDictionary ConditionalWeakTable`);
const TASKS = words('Task ValueTask ConfiguredTaskAwaitable ConfiguredValueTaskAwaitable TaskCompletionSource');
/** Types with one value of their argument, under one of these names. */
const BOXES = words(
  'Lazy AsyncLocal ThreadLocal StrongBox IOptions IOptionsMonitor IOptionsSnapshot Nullable LinkedListNode',
);

/** Members of sequences that give a sequence of the same, of a value, or of it later. */
const KEPT = words(`
  Where OrderBy OrderByDescending ThenBy ThenByDescending Skip Take SkipWhile TakeWhile SkipLast TakeLast Distinct
  DistinctBy Reverse Concat Union Except Intersect Append Prepend ToList ToArray AsEnumerable AsQueryable ToHashSet
  AsReadOnly FindAll DefaultIfEmpty AsParallel GetRange AsNoTracking Include ThenInclude ToImmutableArray ToImmutableList
  ToImmutableHashSet AsSpan AsMemory Slice Order OrderDescending Shuffle AsSplitQuery IgnoreQueryFilters AsTracking
  ConvertToArray Add AddRange Remove Insert WithCancellation ExceptBy UnionBy IntersectBy`);
const PICKED = words(`
  First FirstOrDefault Single SingleOrDefault Last LastOrDefault ElementAt ElementAtOrDefault Find FindLast Peek Pop
  Dequeue MinBy MaxBy Current Value`);
const WAITED = words(
  'FirstAsync FirstOrDefaultAsync SingleAsync SingleOrDefaultAsync LastAsync LastOrDefaultAsync FindAsync',
);
/** Members of sequences that hand what these hold to the function that they are given. */
const HANDING = words(`
  Where Select SelectMany OrderBy OrderByDescending ThenBy ThenByDescending Any All First FirstOrDefault Single
  SingleOrDefault Last LastOrDefault Count LongCount Sum Min Max Average GroupBy ToDictionary ToLookup TakeWhile SkipWhile
  ForEach Find FindLast FindAll FindIndex FindLastIndex Exists RemoveAll RemoveWhere TrueForAll DistinctBy MinBy MaxBy
  ConvertAll Include FirstAsync FirstOrDefaultAsync SingleAsync SingleOrDefaultAsync AnyAsync AllAsync CountAsync
  ToDictionaryAsync ForEachAsync SumAsync MaxAsync MinAsync Partition CountBy`);

/** What the words of the language for types are called otherwise. */
const SAME: Readonly<Record<string, string>> = {
  ...{ String: 'string', Object: 'any', Boolean: 'boolean', Int32: 'int', Int64: 'long', Int16: 'short', Byte: 'byte' },
  ...{ Char: 'char', Single: 'float', Double: 'double', type: 'Type' },
  ...{ Decimal: 'number', UInt32: 'number', UInt64: 'number', UInt16: 'number', SByte: 'number' },
};

/** The name by which a type of the language is known here. */
export function plainName(name: string): string {
  return SAME[name] ?? name;
}

/** True for a number of the language. */
export function isNumeric(name: string): boolean {
  return /^(?:byte|short|char|int|long|float|double|number)$/.test(plainName(name));
}

/** What a member gives that all values have. */
export function ofObject(name: string): ValueType {
  const type = {
    ToString: 'string',
    GetHashCode: 'int',
    Equals: 'boolean',
    ReferenceEquals: 'boolean',
    GetType: 'Type',
  }[name];
  return type === undefined ? UNKNOWN : { is: 'outside', name: type, args: [] };
}

/** True for what all values have. */
export function isObjectMember(name: string): boolean {
  return OBJECT_MEMBERS.has(name);
}

/** True for a name that only an interface has, by custom. */
export function isInterfaceName(name: string): boolean {
  return /^I\p{Lu}/u.test(name);
}

const INT: ValueType = { is: 'outside', name: 'int', args: [] };
const many = (of: ValueType): ValueType => ({ is: 'outside', name: 'IEnumerable', args: [of] });
const later = (of: ValueType): ValueType => ({ is: 'outside', name: 'Task', args: [of] });
const argument = (args: readonly ValueType[], at: number): ValueType => args[at] ?? UNKNOWN;

/** What a value holds, as iteration gives it; undefined when that is not told. */
export function heldBy(value: ValueType): ValueType | undefined {
  if (value.is === 'many') return value.of;
  if (value.is !== 'outside') return undefined;
  if (SEQUENCES.has(value.name) && value.args.length === 1) return value.args[0];
  if (DICTIONARIES.has(value.name)) return { is: 'outside', name: 'KeyValuePair', args: value.args };
  if (value.name === 'IGrouping') return argument(value.args, 1);
  return undefined;
}

/** What a step gives of a value of the language. */
export function stepOf(value: ValueType, step: LinkStep | 'first' | 'second' | 'third'): ValueType | undefined {
  if (value.is === 'unknown' || value.is === 'either') return undefined;
  switch (step) {
    case 'element':
      return heldBy(value) ?? (isPlain(value) ? OUTSIDE : UNKNOWN);
    case 'pointed':
      if (value.is === 'outside' && DICTIONARIES.has(value.name)) return argument(value.args, 1);
      return heldBy(value) ?? (isPlain(value) ? OUTSIDE : UNKNOWN);
    case 'await':
      if (value.is !== 'outside') return UNKNOWN;
      if (TASKS.has(value.name)) return value.args[0] ?? OUTSIDE;
      return value.args.length > 0 ? UNKNOWN : OUTSIDE;
    case 'first':
    case 'second': {
      const isPair = value.is === 'outside' && value.name === 'KeyValuePair';
      return isPair ? argument(value.args, step === 'first' ? 0 : 1) : undefined;
    }
    case 'call':
      return value.is === 'outside' && isFunction(value.name) ? resultOf(value) : undefined;
    default:
      return undefined;
  }
}

/** A value of the language of which no part is of a project. */
const isPlain = (value: ValueType): boolean => value.is === 'outside' && value.name !== '' && value.args.length === 0;

/** True for types of functions that say by their arguments what they take and give. */
export function isFunction(name: string): boolean {
  return /^(?:Func|Action|Predicate|Comparison|EventHandler|Converter|Expression)$/.test(name);
}

function resultOf({ name, args }: Extract<ValueType, { is: 'outside' }>): ValueType {
  return name === 'Func' || name === 'Converter' ? (args.at(-1) ?? UNKNOWN) : OUTSIDE;
}

/** What a function of a type of the language takes in a place; undefined when that is not told. */
export function takenBy(type: ValueType, place: number): ValueType | undefined {
  if (type.is !== 'outside') return undefined;
  const { name, args } = type;
  if (name === 'Expression') return args[0] && takenBy(args[0], place);
  if (name === 'Action' || (name === 'Func' && place < args.length - 1)) return args[place];
  if (name === 'Predicate' || (name === 'Converter' && place === 0) || name === 'Comparison') return args[0];
  if (name === 'EventHandler') return place === 1 ? args[0] : OUTSIDE;
  return undefined;
}

/** Members of types of the language that are values of the same type. */
const MADE: Readonly<Record<string, RegExp>> = {
  TimeSpan: /^(?:From\w+|Zero|M\w+Value|Parse\w*|Add|Subtract|Duration|Negate|Multiply|Divide)$/,
  DateTime: /^(?:Now|UtcNow|Today|M\w+Value|Parse\w*|Add\w*|To\w*Time|Date)$/,
  DateTimeOffset: /^(?:Now|UtcNow|M\w+Value|Parse\w*|Add\w*|From\w+|To\w*Time)$/,
  Guid: /^(?:NewGuid|Empty|Parse\w*|CreateVersion7)$/,
  CancellationToken: /^None$/,
  Encoding: /^(?:UTF8|ASCII|Unicode|Default|UTF32|Latin1|GetEncoding)$/,
  CultureInfo: /^(?:\w+Culture|\w+UICulture|GetCultureInfo)$/,
  Task: /^(?:CompletedTask|Delay)$/,
  StringBuilder: /^(?:Append\w*|Insert|Replace|Clear|Remove)$/,
};
/** True for a member that a type of the language has itself, and its values have not. */
export function isOfPlainType(type: string, name: string): boolean {
  return /^(?:CancellationToken|Encoding|CultureInfo)$/.test(type) && MADE[type]!.test(name);
}

const TEXTS = words(`
  Empty Format Join Concat Substring Trim TrimStart TrimEnd Replace ToUpper ToLower ToUpperInvariant ToLowerInvariant
  PadLeft PadRight Insert Remove`);

/** Functions of dependencies that give a value of the type that they are told. */
const ASSERTING = words(`
  GetService GetRequiredService GetKeyedService GetRequiredKeyedService Resolve IsType IsAssignableFrom Throws ThrowsAny
  ThrowsAsync ThrowsAnyAsync Deserialize DeserializeObject For Of CreateInstance IsInstanceOf GetCustomAttribute`);

/** What a member of a value of the language or of a dependency is, and gives. */
export function platformMember(value: ValueType, name: string, typeArguments: () => readonly ValueType[]): Meaning {
  const rule = 'csharp-member-outside';
  if (value.is !== 'outside' && value.is !== 'many') return { is: 'unknown', rule: 'member-unknown' };
  const [type, args] = value.is === 'many' ? ['[]', [value.of]] : [value.name, value.args];
  const gives = (given: ValueType, hands?: ValueType): Meaning => ({
    ...{ is: 'outside', rule, value: given },
    ...(hands && { hands }),
  });
  if (isObjectMember(name)) return gives(ofObject(name));
  const itself = MADE[type];
  if (itself?.test(name)) return gives({ is: 'outside', name: type, args: [] });
  if (type === 'string' && TEXTS.has(name)) return gives({ is: 'outside', name: 'string', args: [] });
  const held = heldBy(value);
  if ((held || type === 'string') && /^(?:Count|Length|IndexOf|LastIndexOf)$/.test(name)) return gives(INT);
  const hands = held && HANDING.has(name) ? held : undefined;
  if (DICTIONARIES.has(type)) {
    if (name === 'Keys') return gives(many(argument(args, 0)));
    if (name === 'Values') return gives(many(argument(args, 1)));
    if (/^(?:GetOrAdd|AddOrUpdate|GetValueOrDefault|GetValue)$/.test(name)) return gives(argument(args, 1));
  }
  if (held) {
    if (KEPT.has(name)) return gives(many(held), hands);
    if (PICKED.has(name)) return gives(held, hands);
    if (WAITED.has(name)) return gives(later(held), hands);
    if (/^(?:ToListAsync|ToArrayAsync)$/.test(name)) return gives(later(many(held)));
    if (/^Get(?:Async)?Enumerator$/.test(name)) return gives({ is: 'outside', name: 'IEnumerator', args: [held] });
    if (name === 'GroupBy') {
      return gives(many({ is: 'outside', name: 'IGrouping', args: [UNKNOWN, held] }), hands);
    }
    if (name === 'OfType' || name === 'Cast') return gives(many(argument(typeArguments(), 0)));
  }
  if (TASKS.has(type)) {
    if (/^(?:Result|GetResult)$/.test(name)) return gives(args[0] ?? OUTSIDE);
    if (name === 'Task') return gives(later(args[0] ?? OUTSIDE));
    if (/^(?:ConfigureAwait|GetAwaiter|AsTask|WaitAsync)$/.test(name)) return gives(value);
  }
  if (BOXES.has(type) && /^(?:Value|CurrentValue|GetValueOrDefault)$/.test(name)) return gives(argument(args, 0));
  if (type === 'KeyValuePair') {
    if (name === 'Key') return gives(argument(args, 0));
    if (name === 'Value') return gives(argument(args, 1));
  }
  if (type === 'IGrouping' && name === 'Key') return gives(argument(args, 0));
  if (isFunction(type) && name === 'Invoke') return gives(value.is === 'outside' ? resultOf(value) : UNKNOWN);
  const isOpen = args.some((one) => one.is !== 'outside' || one.args.length > 0);
  const [only, ...others] = ASSERTING.has(name) ? typeArguments() : [];
  // By custom such a function gives what it is told to.
  if (only && others.length === 0) return gives(weakened(name.endsWith('Async') ? later(only) : only, 'inferred'));
  if (hands) return gives(UNKNOWN, hands);
  return isOpen ? gives(UNKNOWN) : { is: 'outside', rule };
}

const MEMBERS = words(`
  Contains ContainsKey ContainsValue Add TryAdd Remove RemoveAt Clear Count Length Split Trim TrimStart TrimEnd Substring
  Replace StartsWith EndsWith IndexOf LastIndexOf IndexOfAny Format Join Concat ToUpper ToLower ToUpperInvariant
  ToLowerInvariant PadLeft PadRight Insert CopyTo Clone Compare CompareTo IsNullOrEmpty IsNullOrWhiteSpace Chars Normalize
  ToCharArray TryGetValue Keys Values Item Sort Capacity BinarySearch Rank Push Enqueue TryPeek TryPop TryDequeue
  EnsureCapacity TrimExcess Parse TryParse TryFormat GetTypeCode HasFlag Aggregate Zip Range Repeat Empty ToLookup
  SequenceEqual Chunk OfType Cast ElementAt GetEnumerator SetValue GetValue GetLength Resize Fill Initialize
  ContinueWith Wait Result Status Exception ConfigureAwait GetAwaiter Run FromResult WhenAll WhenAny Delay Start Dispose
  IsCompleted IsFaulted IsCanceled UnionWith IntersectWith ExceptWith IsSubsetOf Overlaps SetEquals Append AppendLine
  EnumerateRunes Name FullName Assembly Namespace BaseType ReplaceLineEndings Intern TryCopyTo GetPinnableReference
  ToArrayAsync ToListAsync IsEmpty`);
const KNOWN = /^(?:any|string|boolean|char|byte|short|int|long|float|double|number|Task|ValueTask)$/;

/** True for a member that types of the language have of which all members are known. */
export function isKnownMember(name: string): boolean {
  return [MEMBERS, KEPT, PICKED, WAITED, HANDING, OBJECT_MEMBERS].some((all) => all.has(name));
}

/** True for types of the language that have no other members, by their name. */
export function isKnownType(name: string): boolean {
  return KNOWN.test(plainName(name)) || SEQUENCES.has(name) || DICTIONARIES.has(name);
}

/** Classes and structs of the language that are no others, with what they inherit from. */
const SOLID: Readonly<Record<string, string>> = {
  ...{
    StringBuilder: '',
    Exception: '',
    Uri: '',
    Encoding: '',
    CultureInfo: '',
    DateTime: 'DateTimeOffset',
    DateTimeOffset: '',
  },
  ...{ TimeSpan: '', Guid: '', CancellationToken: '', Assembly: '', Regex: '', Match: '', Version: '', Thread: '' },
  ...{
    MemberInfo: '',
    Type: 'MemberInfo',
    MethodBase: 'MemberInfo',
    MethodInfo: 'MethodBase',
    PropertyInfo: 'MemberInfo',
  },
  ...{ FieldInfo: 'MemberInfo', ConstructorInfo: 'MethodBase', ParameterInfo: '', Stream: '', MemoryStream: 'Stream' },
  ...{ FileStream: 'Stream', TextWriter: '', StringWriter: 'TextWriter', StreamWriter: 'TextWriter', TextReader: '' },
  ...{
    StringReader: 'TextReader',
    StreamReader: 'TextReader',
    Random: '',
    Stopwatch: '',
    FileInfo: '',
    DirectoryInfo: '',
  },
};
/** True for a class that holds many, which no value of another such class or array is. */
export function isCollection(name: string): boolean {
  return /^(?:List|HashSet|SortedSet|Queue|Stack|LinkedList|Dictionary|SortedDictionary|Concurrent\w+)$/.test(name);
}

/** True for a class or struct of the language that is known here. */
export function isSolid(name: string): boolean {
  return name in SOLID;
}

const OF_TEXT = words(
  'IEnumerable IComparable ICloneable IConvertible IEquatable IParsable ISpanParsable IReadOnlyList IReadOnlyCollection',
);
const OF_NUMBERS = words('IComparable IConvertible IEquatable IFormattable ISpanFormattable IParsable');
const GIVES_FORMAT = words('CultureInfo NumberFormatInfo DateTimeFormatInfo');

/** Whether a value of one type of the language goes where another is expected; undefined when that is not known. */
export function goesInto(name: string, wanted: string): boolean | undefined {
  if (isInterfaceName(wanted)) {
    if (name === 'string' && !OF_TEXT.has(wanted)) return false;
    if (/^(?:int|long|short|byte|float|double|boolean|char|number)$/.test(name))
      return OF_NUMBERS.has(wanted) ? undefined : /^IN|^I.*(?:Number|Operators)/.test(wanted) ? undefined : false;
    if (wanted === 'IFormatProvider' && name in SOLID) return GIVES_FORMAT.has(name);
    return undefined;
  }
  if (wanted === 'Exception' && /.Exception$/.test(name)) return true;
  if (!(wanted in SOLID)) return undefined;
  if (/^(?:string|int|long|short|byte|float|double|boolean|char|number)$/.test(name)) return false;
  if (SEQUENCES.has(name) || DICTIONARIES.has(name) || isFunction(name)) return false;
  if (!(name in SOLID)) return undefined;
  for (let at = name; at !== ''; at = SOLID[at] ?? '') if (at === wanted) return true;
  return false;
}
