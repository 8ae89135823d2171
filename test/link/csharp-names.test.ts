import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const FILES = {
  'a/Base.cs': `namespace A;
public interface IShape { double Area(); string Name { get; } }
public abstract class Base : IShape
{
    protected int size;
    private int hidden;
    public Base Self() => this;
    public abstract double Area();
    string IShape.Name => "explicit";
    public string Name => "own";
    public static Base Make() => new Sub();
    public class Inner { public void Go() { } }
}
`,
  'a/Sub.cs': `using System;
namespace A.Deep
{
    public partial class Sub : Base
    {
        public int Count { get; set; }
        public Kind Kind { get; set; }
        public event Action<Sub> Done;
        public Sub this[int at] => this;
        public override double Area() => size + base.Self().Area() + Other();
        partial void Hook();
    }
    public enum Kind { One, Two }
    public delegate Sub Maker(Base from);
    [AttributeUsage(AttributeTargets.All)]
    public class MarkAttribute : Attribute { public MarkAttribute(int level) { } public string Text { get; set; } }
    public static class Tools
    {
        public static int Twice(this Sub sub) => sub.Count * 2;
        public static int Twice(this string text) => text.Length;
        public static T Same<T>(this T value) => value;
    }
    public record Pair(Sub Left, int Right);
}
`,
  'a/Sub.More.cs': `namespace A.Deep;
partial class Sub
{
    private int Other() { Hook(); return Count; }
    partial void Hook() { }
}
public class Sub<T> where T : Base { public T Value; public List<T> All = new(); }
`,
  'b/Use.cs': `using System.Linq;
using A;
using A.Deep;
using static A.Deep.Tools;
using Again = A.Deep.Sub;
namespace B;
class Use
{
    Kind Kind;
    [Mark(level: 1, Text = "t")]
    void Run(IShape shape, Base some, object other, Sub<Sub> held, List<Sub> list, Dictionary<string, Sub> map)
    {
        shape.Area(); some.Area(); some.Name.Trim(); shape.Name.Trim();
        var sub = new Sub { Count = 1, Kind = Kind.One };
        sub.Count++; sub.Twice(); "x".Twice(); Twice(sub); sub.Same().Count = 2;
        sub[0].Count = 3;
        sub.Self().Area();
        held.Value.Count = 4; held.All[0].Count = 5;
        foreach (var each in list) each.Count = 6;
        list.Where(x => x.Count > 7).First().Count = 8;
        if (map.TryGetValue("k", out var found)) found.Count = 9;
        if (other is Sub typed && other is Sub { Count: 10, Kind: var kind }) typed.Count = 11;
        sub.Done += s => s.Count = 12;
        Maker maker = from => new Again(); maker(some).Count = 13;
        var pair = new Pair(Left: sub, 1); pair.Left.Count = 14;
        unknown.Count = 15; other.Count = 16;
        Base.Make().Self(); new Base.Inner().Go();
        Take(1); Take("s"); Take(sub); Take(sub, last: 2);
        var (left, right) = map.First(); right.Count = 17;
        Kind.ToString();
    }
    void Take(int n) { }
    void Take(string s) { }
    void Take(Base b, int first = 0, int last = 1) { }
    int size, hidden;
}
`,
  'c/Open.cs': `namespace C;
class Held { public void One(int n) { } void One(int n, int m) { } public static void One() { } }
class Open
{
    void Run() { var it = Lib.Get<Held>(); it.One(1); it.One(1, 2); it.One(); it.One(1, 2, 3); }
}
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

const lines = async (symbol: string, options = {}): Promise<string[]> =>
  (await refsOf(made.project, symbol, options)).map((one) => one.replace(/^(.*):(\d+):\d+ (\w+) exact$/, '$1:$2 $3'));

test('members are found by the declared type of what they are taken from', async () => {
  expect(await lines('a/Sub.cs:6:20')).toEqual([
    'a/Sub.More.cs:4 read',
    'a/Sub.cs:19 read',
    'b/Use.cs:14 key',
    'b/Use.cs:15 write',
    'b/Use.cs:15 write',
    'b/Use.cs:16 write',
    'b/Use.cs:18 write',
    'b/Use.cs:18 write',
    'b/Use.cs:19 write',
    'b/Use.cs:20 read',
    'b/Use.cs:20 write',
    'b/Use.cs:21 write',
    'b/Use.cs:22 key',
    'b/Use.cs:22 write',
    'b/Use.cs:23 write',
    'b/Use.cs:24 write',
    'b/Use.cs:25 write',
    'b/Use.cs:29 write',
  ]);
});
test('what is explicit is found through its interface only', async () => {
  expect(await lines('a/Base.cs:10:19')).toEqual(['b/Use.cs:13 read']);
  expect(await lines('a/Base.cs:2:52')).toEqual(['b/Use.cs:13 read']);
});
test('the nearest override is called, an interface by its own member', async () => {
  expect(await lines('a/Base.cs:2:34')).toEqual(['b/Use.cs:13 call']);
  expect(await lines('a/Base.cs:8:28')).toEqual(['a/Sub.cs:10 call', 'b/Use.cs:13 call', 'b/Use.cs:17 call']);
});
test('a value is told from the type of its name by what is taken from it', async () => {
  expect(await lines('a/Sub.cs:13:17')).toEqual(['a/Sub.cs:7 type', 'b/Use.cs:9 type', 'b/Use.cs:14 read']);
  expect(await lines('b/Use.cs:9:10')).toEqual(['b/Use.cs:30 read']);
  expect(await lines('a/Sub.cs:7:21')).toEqual(['b/Use.cs:14 key', 'b/Use.cs:22 key']);
});
test('overloads are chosen by the arguments, named ones lead to parameters', async () => {
  expect(await lines('b/Use.cs:32:10')).toEqual(['b/Use.cs:28 call']);
  expect(await lines('b/Use.cs:33:10')).toEqual(['b/Use.cs:28 call']);
  expect(await lines('b/Use.cs:34:10')).toEqual(['b/Use.cs:28 call', 'b/Use.cs:28 call']);
  expect(await lines('b/Use.cs:34:42')).toEqual(['b/Use.cs:28 key']);
  expect(await lines('a/Sub.cs:16:71')).toEqual(['b/Use.cs:10 key']);
});
test('extension methods are members of what they extend', async () => {
  expect(await lines('a/Sub.cs:19:27')).toEqual(['b/Use.cs:15 call', 'b/Use.cs:15 call']);
  expect(await lines('a/Sub.cs:20:27')).toEqual(['b/Use.cs:15 call']);
  expect(await lines('a/Sub.cs:21:25')).toEqual(['b/Use.cs:15 call']);
});
test('an attribute is named without its end, parts of types and methods are one, aliases are what they stand for', async () => {
  expect(await lines('a/Sub.cs:16:18')).toEqual(['b/Use.cs:10 type']);
  expect(await lines('a/Sub.cs:16:99')).toEqual(['b/Use.cs:10 key']);
  expect(await lines('a/Sub.cs:11:22')).toEqual(['a/Sub.More.cs:4 call']);
  expect((await lines('a/Sub.cs:4:26')).filter((one) => /24|:5 /.test(one))).toEqual([
    'b/Use.cs:5 import',
    'b/Use.cs:5 import',
    'b/Use.cs:24 call',
  ]);
});
test('what is taken from a value that is not known may be a member with as many parameters', async () => {
  const possible = async (symbol: string): Promise<string[]> => {
    const all = await refsOf(made.project, symbol, { tier: 'possible' });
    return all.filter((one) => one.endsWith(' possible'));
  };
  expect(await possible('c/Open.cs:2:26')).toEqual(['c/Open.cs:5:47 call possible']);
  expect(await possible('c/Open.cs:2:46')).toEqual(['c/Open.cs:5:58 call possible']);
  expect(await possible('c/Open.cs:2:87')).toEqual([]);
});
test('what is of another type, or of none of the project, is no member', async () => {
  const all = await refsOf(made.project, 'a/Sub.cs:6:20', { tier: 'possible' });
  expect(all.filter((one) => !one.endsWith(' exact'))).toEqual([]);
  expect(await lines('a/Base.cs:5:19')).toEqual(['a/Sub.cs:10 read']);
  expect(await lines('a/Base.cs:6:17')).toEqual([]);
});
