/** The files of a project in several languages whose files use each other; the names are shared, so that many can be meant. */
export const FILES: Readonly<Record<string, string>> = {
  'ts/package.json': '{ "name": "made", "workspaces": ["packages/*"] }',
  'ts/tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }',
  'ts/packages/a/package.json': '{ "name": "@made/a", "exports": { ".": "./src/main.ts", "./x/*": "./src/*.ts" } }',
  'ts/packages/a/src/main.ts': "export { Shape as Form } from './shape';\nexport * from './more';\n",
  'ts/packages/a/src/shape.ts':
    'export class Shape {\n  area(): number { return this.side(); }\n  side(): number { return 1; }\n}\nexport function make(): Shape { return new Shape(); }\n',
  'ts/packages/a/src/more.ts':
    "import { make } from './shape';\nexport const limit = 3;\nexport const other = () => make();\n",
  'ts/src/use.ts':
    "import { Form, limit } from '@made/a';\nimport { make } from '@made/a/x/shape';\nimport { helper } from '@/helper';\nexport function run(form: Form, other: any): number {\n  helper(form);\n  other.area();\n  return form.area() + make().side() + limit;\n}\n",
  'ts/src/helper.ts':
    "import type { Form } from '@made/a';\nimport { run } from './use';\nexport function helper(form: Form): number { return form.side() + run(form, 1); }\n",
  'ts/lib/helper.ts': 'export function helper(): number { return 2; }\n',
  'py/pyproject.toml': '[project]\nname = "made"\n',
  'py/app/__init__.py': 'from .core import Shape\n',
  'py/app/core.py':
    'class Shape:\n    def area(self):\n        return self.side()\n\n    def side(self):\n        return 1\n\n\ndef make() -> Shape:\n    return Shape()\n',
  'py/app/use.py':
    'from app import Shape\nfrom app.core import make\nimport app.helper as other\n\n\ndef run(form: Shape, any):\n    any.area()\n    return form.area() + make().side() + other.helper(form)\n',
  'py/app/helper.py':
    'from .use import run\n\nlimit = 3\n\n\ndef helper(form):\n    return form.side() + run(form, limit)\n',
  'py/src/app/core.py': 'def make():\n    return 2\n',
  'go/go.mod': 'module made.org/a\n',
  'go/shape/shape.go':
    'package shape\n\ntype Shape struct{ limit int }\n\nfunc (s *Shape) Area() int { return s.Side() }\n\nfunc Make() *Shape { return &Shape{limit: 3} }\n',
  'go/shape/side.go': 'package shape\n\nfunc (s Shape) Side() int { return s.limit }\n',
  'go/use/use.go':
    'package use\n\nimport (\n\t"made.org/a/shape"\n\tother "made.org/a/helper"\n)\n\nfunc Run(form *shape.Shape) int { return form.Area() + shape.Make().Side() + other.Helper(form) }\n',
  'go/helper/helper.go':
    'package helper\n\nimport "made.org/a/shape"\n\nfunc Helper(form *shape.Shape) int { return form.Side() }\n',
  'java/made/a/Shape.java':
    'package made.a;\n\npublic class Shape {\n  protected int limit = 3;\n  public int area() { return side(); }\n  public int side() { return limit; }\n  public static Shape make() { return new Shape(); }\n}\n',
  'java/made/a/Square.java':
    'package made.a;\n\npublic class Square extends Shape {\n  public int side() { return super.side() + helper(); }\n  int helper() { return area(); }\n}\n',
  'java/made/b/Use.java':
    'package made.b;\n\nimport made.a.Shape;\nimport made.a.*;\n\nclass Use {\n  int run(Shape form, Square other) { return form.area() + other.side() + Shape.make().side(); }\n}\n',
  'kt/made/a/Shape.kt':
    'package made.a\n\nopen class Shape(val limit: Int = 3) {\n    fun area(): Int = side()\n    open fun side(): Int = limit\n    companion object {\n        fun make(): Shape = Shape()\n    }\n}\n\nfun Shape.helper(): Int = area()\n',
  'kt/made/a/Square.kt':
    'package made.a\n\nclass Square : Shape(1) {\n    override fun side(): Int = super.side() + helper()\n}\n',
  'kt/made/b/Use.kt':
    'package made.b\n\nimport made.a.Shape as Form\nimport made.a.*\n\nfun run(form: Form, other: Square) = form.area() + other.side() + Form.make().side() + form.let { it.helper() }\n',
  'sc/made/a/Shape.scala':
    'package made.s\n\nclass Shape(val limit: Int) {\n  def area: Int = side()\n  def side(): Int = limit\n}\nobject Shape {\n  def make(): Shape = new Shape(3)\n  def helper(form: Shape): Int = form.area\n}\n',
  'sc/made/a/Square.scala':
    'package made\npackage s\n\nclass Square extends Shape(1) {\n  override def side(): Int = super.side() + Shape.helper(this)\n}\n',
  'sc/made/b/Use.scala':
    'package made.t\n\nimport made.s.{Shape => Form, _}\nimport made.s.Shape.helper\n\nclass Use {\n  def run(form: Form, other: Square) = form.area + other.side() + Form.make().side() + helper(form)\n}\n',
  'php/composer.json': '{ "autoload": { "psr-4": { "Made\\\\": "src/" } } }',
  'php/src/Shape.php':
    '<?php\nnamespace Made;\n\nclass Shape {\n  public function area(): int { return $this->side(); }\n  public function side(): int { return 1; }\n  public static function make(): Shape { return new Shape(); }\n}\n',
  'php/src/B/Use.php':
    '<?php\nnamespace Made\\B;\n\nuse Made\\Shape;\nuse function Made\\helper;\n\nclass UseIt {\n  public function run(Shape $form): int { return $form->area() + Shape::make()->side() + helper($form); }\n}\n',
  'php/src/helper.php':
    '<?php\nnamespace Made;\n\nrequire_once __DIR__ . "/Shape.php";\n\nfunction helper(Shape $form): int { return $form->side(); }\n',
  'c/shape.h': 'struct Shape { int limit; };\nint area(struct Shape *form);\nint side(struct Shape *form);\n',
  'c/shape.c':
    '#include "shape.h"\nint area(struct Shape *form) { return side(form); }\nint side(struct Shape *form) { return form->limit; }\n',
  'c/include/helper.h': '#define LIMIT 3\nint helper(void);\n',
  'c/use.c':
    '#include "shape.h"\n#include "helper.h"\nstatic int make(void) { return LIMIT + helper(); }\nint run(struct Shape *form) { return area(form) + side(form) + make(); }\n',
  'rs/Cargo.toml': '[package]\nname = "made"\nversion = "0.1.0"\n',
  'rs/src/lib.rs': 'pub mod shape;\npub mod helper;\npub use shape::Shape;\n',
  'rs/src/shape.rs':
    'pub struct Shape { pub limit: i32 }\nimpl Shape {\n    pub fn area(&self) -> i32 { self.side() }\n    pub fn side(&self) -> i32 { self.limit }\n}\npub fn make() -> Shape { Shape { limit: 3 } }\n',
  'rs/src/helper.rs':
    'use crate::shape::{make, Shape};\npub fn helper(form: &Shape) -> i32 { form.side() + make().area() }\n',
  'rs/src/main.rs':
    'use made::helper::helper;\nuse made::Shape;\nfn main() { let form = Shape { limit: 1 }; helper(&form); form.area(); }\n',
  'dart/pubspec.yaml': 'name: made\n',
  'dart/lib/made.dart': "export 'src/shape.dart' show Shape, make;\n",
  'dart/lib/src/shape.dart':
    "part 'side.dart';\nclass Shape {\n  int limit = 3;\n  int area() => side();\n  int side() => limit;\n}\nShape make() => Shape();\n",
  'dart/lib/src/side.dart': "part of 'shape.dart';\nmixin Square on Shape {\n  int helper() => area();\n}\n",
  'dart/bin/use.dart':
    "import 'package:made/made.dart';\nimport 'helper.dart' as other;\nint run(Shape form, dynamic any) => form.area() + make().side() + other.helper(form) + any.area();\n",
  'dart/bin/helper.dart': "import '../lib/src/shape.dart';\nint helper(Shape form) => form.side() + form.limit;\n",
  'swift/Package.swift':
    'import PackageDescription\nlet package = Package(name: "made", targets: [\n  .target(name: "Made"), .target(name: "Use", dependencies: ["Made"])\n])\n',
  'swift/Sources/Made/Shape.swift':
    'public class Shape {\n  public var limit = 3\n  public init() {}\n  public func area() -> Int { side() }\n}\npublic func make() -> Shape { Shape() }\n',
  'swift/Sources/Made/Side.swift':
    'extension Shape {\n  public func side() -> Int { self.limit }\n}\nfunc helper(form: Shape) -> Int { form.side() }\n',
  'swift/Sources/Use/Use.swift':
    'import Made\nfunc run(form: Shape, other: Any) -> Int { form.area() + make().side() + helper(form: form) }\n',
  'cs/a/a.csproj': '<Project />\n',
  'cs/a/Shape.cs':
    'namespace Made.A;\n\npublic partial class Shape {\n  public int area() => side() + limit;\n  public static Shape make() => new Shape();\n}\n',
  'cs/a/Side.cs':
    'namespace Made.A;\n\npartial class Shape {\n  int limit;\n  public int side() => limit;\n}\npublic static class Square {\n  public static int helper(this Shape form) => form.side();\n}\n',
  'cs/b/b.csproj': '<Project><ItemGroup><ProjectReference Include="../a/a.csproj" /></ItemGroup></Project>\n',
  'cs/b/Use.cs':
    'using Made.A;\nnamespace Made.B;\n\nclass Use {\n  int run(Shape form) => form.area() + Shape.make().side() + form.helper();\n}\n',
  'cs/c/Form.cs': 'namespace Made.A;\n\npublic class Form {\n  public int area() => 1;\n}\n',
  'ex/lib/shape.ex':
    'defmodule Made.Shape do\n  defstruct limit: 3\n  def area(form), do: side(form)\n  def side(%__MODULE__{limit: limit}), do: limit\n  def make, do: %__MODULE__{}\nend\n',
  'ex/lib/helper.ex':
    'defmodule Made.Helper do\n  defmacro __using__(_) do\n    quote do\n      import Made.Helper\n      alias Made.Shape\n    end\n  end\n\n  def helper(form), do: Made.Shape.side(form)\nend\n',
  'ex/lib/use.ex':
    'defmodule Made.Use do\n  use Made.Helper\n  alias Made.Shape, as: Form\n\n  def run(%Form{limit: limit} = form, other) do\n    form |> Form.area() |> helper()\n    other.side(Shape.make()) + limit + form.limit\n  end\nend\n',
  'rb/made.gemspec': "Gem::Specification.new { |s| s.name = 'made' }\n",
  'rb/lib/made.rb': "require 'made/shape'\nrequire_relative 'made/helper'\nmodule Made\n  limit = 3\nend\n",
  'rb/lib/made/shape.rb':
    'module Made\n  class Shape\n    def initialize(limit)\n      @limit = limit\n    end\n\n    def area = side\n    def side = @limit\n    def self.make = new(3)\n  end\nend\n',
  'rb/lib/made/helper.rb':
    'module Made\n  class Square < Shape\n    include Form\n    def helper = side + run(self)\n  end\n\n  module Form\n    def run(other) = other.side\n  end\nend\n',
  'rb/test/use.rb':
    "require 'made'\nclass Use\n  def run(other)\n    form = Made::Shape.make\n    Made::Square.new(1).helper + form.area + other.side\n  end\nend\n",
  'lua/made-1.rockspec': 'build = { modules = { ["made.shape"] = "lib/shape.lua" } }\n',
  'lua/lib/shape.lua':
    'local Shape = {}\nShape.__index = Shape\n\nfunction Shape.make(limit)\n  return setmetatable({ limit = limit }, Shape)\nend\n\nfunction Shape:area() return self:side() end\nfunction Shape:side() return self.limit end\n\nreturn Shape\n',
  'lua/helper.lua':
    'local Shape = require "made.shape"\nlocal M = {}\nfunction M.helper(form) return Shape.make(1):side() end\nreturn M\n',
  'lua/use.lua':
    'local Form = require("made.shape")\nlocal helper = require("helper").helper\nfunction run(other)\n  local form = Form.make(3)\n  return form:area() + other:side() + helper(form)\nend\n',
};

/** What else the files that configure modules can say; undefined: they are gone. */
export const CONFIGURED: Readonly<Record<string, readonly (string | undefined)[]>> = {
  '.axignore': [undefined, '*.toml\ntsconfig.json\n', 'composer.json\n', 'ts/lib/\npy/src/\n'],
  'ts/package.json': [FILES['ts/package.json'], '{ "name": "made", "workspaces": ["other/*"] }', '{', undefined],
  'ts/tsconfig.json': [
    FILES['ts/tsconfig.json'],
    '{ "compilerOptions": { "paths": { "@/*": ["./lib/*"] } } }',
    '{ "extends": "./tsconfig.base.json" }',
    undefined,
  ],
  'ts/tsconfig.base.json': [undefined, '{ "compilerOptions": { "paths": { "@/*": ["./lib/*", "./src/*"] } } }'],
  'ts/packages/a/package.json': [
    FILES['ts/packages/a/package.json'],
    '{ "name": "@made/a", "exports": { ".": "./src/shape.ts" } }',
    '{ "name": "@made/b", "main": "src/main.ts" }',
    undefined,
  ],
  'py/pyproject.toml': [
    FILES['py/pyproject.toml'],
    '[tool.setuptools.packages.find]\nwhere = ["src"]\n',
    '[tool.pytest.ini_options]\npythonpath = ["src"]\n',
    undefined,
  ],
  'go/go.mod': [
    FILES['go/go.mod'],
    'module made.org/b\n',
    'module made.org/b\n\nreplace made.org/a => ./\n',
    'module made.org/a/shape\n',
    undefined,
  ],
  'php/composer.json': [
    FILES['php/composer.json'],
    '{ "autoload": { "psr-4": { "Made\\\\": "lib/" } } }',
    '{ "autoload": { "psr-4": { "Made\\\\B\\\\": ["src/B", "src"] } } }',
    undefined,
  ],
  'swift/Package.swift': [
    FILES['swift/Package.swift'],
    'let package = Package(targets: [.target(name: "Made", path: "Sources")])\n',
    undefined,
  ],
  'dart/pubspec.yaml': [FILES['dart/pubspec.yaml'], 'name: other\n', undefined],
  'cs/b/b.csproj': [
    FILES['cs/b/b.csproj'],
    '<Project />\n',
    '<Project><ItemGroup><Using Include="Made.A" /></ItemGroup></Project>\n',
    undefined,
  ],
  'cs/Directory.Build.props': [
    undefined,
    '<Project><ItemGroup><ProjectReference Include="a/a.csproj" /></ItemGroup></Project>\n',
  ],
  'cs/c/c.csproj': [undefined, '<Project />\n'],
  'rb/made.gemspec': [
    FILES['rb/made.gemspec'],
    "Gem::Specification.new { |s| s.require_paths = ['lib/made'] }\n",
    undefined,
  ],
  'lua/made-1.rockspec': [
    FILES['lua/made-1.rockspec'],
    'build = { modules = { ["made.core"] = "lib/shape.lua" } }\n',
    undefined,
  ],
  'c/compile_flags.txt': [undefined, '-Iinclude\n', '-I\nelsewhere\n'],
  'rs/Cargo.toml': [
    FILES['rs/Cargo.toml'],
    '[package]\nname = "other"\n',
    '[package]\nname = "other"\n[lib]\nname = "made"\npath = "src/lib.rs"\n',
    '[workspace]\nmembers = ["*"]\n',
    undefined,
  ],
};

/** Names that occur in the files, each written as its language writes it; one is renamed to another of its row. */
export const NAMES: readonly (readonly string[])[] = [
  ['area', 'side', 'helper', 'make', 'run'],
  ['Area', 'Side', 'Helper', 'Make', 'Run'],
  ['Shape', 'Form', 'Square', 'Use'],
  ['limit', 'other', 'form'],
  ['shape', 'core', 'more', 'app'],
];

/** A function more, in the language of a file, that calls `name`; '' where none can be added at the end of a file. */
export function calling(path: string, name: string, number: number): string {
  const own = `added${number}`;
  const bodies: Readonly<Record<string, string>> = {
    ts: `export function ${own}(form: Shape) { return ${name}(form) + form.${name}(); }\n`,
    py: `\n\ndef ${own}(form: Shape):\n    return ${name}(form) + form.${name}()\n`,
    go: `\nfunc ${own}(form *Shape) int { return ${name}() + form.${name}() }\n`,
    java: `class Added${number} { int ${own}(Shape form) { return form.${name}() + ${name}(); } }\n`,
    kt: `\nfun ${own}(form: Shape) = form.${name}() + ${name}()\n`,
    scala: `class Added${number} { def ${own}(form: Shape) = form.${name}() + ${name}(form) }\n`,
    php: `function ${own}(Shape $form) { return $form->${name}() + ${name}(); }\n`,
    dart: `int ${own}(Shape form) => form.${name}() + ${name}();\n`,
    swift: `func ${own}(form: Shape) -> Int { form.${name}() + ${name}() }\n`,
    c: `static int ${own}(struct Shape *form) { return ${name}(form); }\n`,
    h: `int ${name}(struct Shape *form);\n`,
    cs: `class Added${number} { int ${own}(Shape form) { return form.${name}() + ${name}(); } }\n`,
    ex: `defmodule Made.Added${number} do\n  import Made.Shape\n  def ${own}(form), do: ${name}(form) + Made.Shape.${name}(form)\nend\n`,
    rb: `\nclass Added${number} < Made::Shape\n  def ${own}(form) = ${name}(form) + form.${name}\nend\n`,
    lua: `function ${own}(form) return ${name}(form) + form:${name}() end\n`,
    rs: `pub fn ${own}(form: &Shape) -> i32 { ${name}(form) + form.${name}() }\n`,
  };
  return bodies[path.slice(path.lastIndexOf('.') + 1)] ?? '';
}
