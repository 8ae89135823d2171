import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MadeProject, madeProject } from './made-project.ts';

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject({
    'compose.yaml': `x-log: &default-log
  driver: json
services:
  # The front.
  web:
    image: nginx:1.25
    ports: "80:80"
    logging: *default-log
    steps:
      - name: one
`,
    'api.json': `{
  "paths": {
    "/pets/{id}": { "get": { "responses": { "200": { "$ref": "#/definitions/a-pet" } } } }
  },
  "definitions": { "a-pet": { "type": "object" }, "a": {} }
}
`,
    'pyproject.toml': '[tool.ruff.lint]\nselect = ["E"]\n[project]\nname = "x"\ndependencies = ["a"]\n',
    'src/image.ts': 'function image(): void {}\nimage();\n',
  });
});
afterAll(() => made.close());

async function defined(symbol: string): Promise<string[]> {
  const { results } = await made.project.definitions(symbol);
  return results.map(({ path, line, qualifiedName, tier }) => `${path}:${line} ${qualifiedName} ${tier}`);
}

it('a key is found by its path', async () => {
  expect(await defined('services.web.image')).toEqual(['compose.yaml:6 services.web.image possible']);
  expect(await defined('web.image')).toEqual(['compose.yaml:6 services.web.image possible']);
  expect(await defined('tool.ruff.lint')).toEqual(['pyproject.toml:1 tool.ruff.lint possible']);
  expect(await defined('tool.ruff.lint.select')).toEqual(['pyproject.toml:2 tool.ruff.lint.select possible']);
});

it('and by a JSON pointer', async () => {
  expect(await defined('/services/web/image')).toEqual(['compose.yaml:6 services.web.image possible']);
  expect(await defined('/services/web/steps/0/name')).toEqual(['compose.yaml:10 services.web.steps.name possible']);
  expect(await defined('/paths/~1pets~1{id}/get')).toEqual(['api.json:3 paths./pets/{id}.get possible']);
  expect(await defined('/paths/~1pets~1{id}/get/responses/200')).toEqual([
    'api.json:3 paths./pets/{id}.get.responses.200 possible',
  ]);
  expect(await defined('/services/none')).toEqual([]);
});

it('a definition of code comes before a key of its name', async () => {
  expect(await defined('image')).toEqual([
    'src/image.ts:1 image possible',
    'compose.yaml:6 services.web.image possible',
  ]);
});

it('an alias and a reference lead to what they name', async () => {
  expect(await defined('compose.yaml:8:17')).toEqual(['compose.yaml:1 default-log exact']);
  expect(await defined('api.json:3:80')).toEqual(['api.json:5 definitions.a-pet exact']);
});

it('the outline says what is wrong', async () => {
  const { symbols, problems } = await made.project.outline('compose.yaml');
  expect(symbols.map(({ name, kind }) => `${kind} ${name}`)).toEqual([
    'key x-log',
    'constant default-log',
    'key services',
  ]);
  expect(symbols[2]!.children[0]!.doc).toBe('The front.');
  expect(problems).toEqual([
    { code: 'schema', message: 'line 7: services.web.ports: expected array, got string', line: 7 },
  ]);
});
