import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MadeProject, madeProject } from '../query/made-project.ts';
import { edgesOf } from './made-answers.ts';

const FILES = {
  'composer.json': JSON.stringify({
    autoload: { 'psr-4': { 'Made\\': ['lib', 'src/'] }, 'psr-0': { Old_: 'old' } },
  }),
  'src/Shape.php': '<?php\nnamespace Made;\nclass Shape {}\n',
  'src/functions.php': `<?php
namespace Made\\Text;
function pipe() {}
const LIMIT = 3;
define('Made\\Text\\WIDTH', 80);
`,
  'src/Text/Pipe.php': '<?php\nnamespace Made\\Text;\nfinal class Pipe {}\n',
  'old/Old/Thing.php': '<?php\nclass Old_Thing {}\n',
  'stubs/Shape.php': '<?php\nnamespace Made;\nclass Shape {}\nclass Twice {}\n',
  'stubs/other.php': '<?php\nnamespace Made;\nclass Twice {}\n',
  'odd/place.inc': '<?php\nnamespace Made { interface Odd {} }\nnamespace { class Odd {} }\n',
  'src/use.php': `<?php
namespace Made\\Use;
use made\\shape;
use Made\\Text\\Pipe, Made\\Odd as O;
use function Made\\Text\\pipe as through;
use const Made\\Text\\{LIMIT, WIDTH, limit};
use Made\\{Text, Text\\Pipe as P, function Text\\pipe};
use Old_Thing;
use Made\\Twice;
use Psr\\Log\\LoggerInterface;
use Exception;
require __DIR__ . '/functions.php';
require_once dirname(__DIR__) . '/stubs/other.php';
include 'functions.php';
require __DIR__ . '/gone.php';
require $path;
`,
};

let made: MadeProject;
beforeAll(async () => {
  made = await madeProject(FILES);
});
afterAll(() => made.close());

test('use leads to the file that declares the name, by its kind; composer.json decides between several', async () => {
  expect(await edgesOf(made.project, 'src/use.php')).toEqual([
    '3 made -> src/Shape.php',
    '4 Made\\Text -> src/Text/Pipe.php',
    '4 Made -> odd/place.inc',
    '5 Made\\Text -> src/functions.php',
    '6 Made\\Text -> src/functions.php',
    '6 Made\\Text external',
    '7 Made unresolved',
    '7 Made\\Text -> src/Text/Pipe.php',
    '7 Made\\Text -> src/functions.php',
    '8 \\ -> old/Old/Thing.php',
    '9 Made unresolved',
    '10 Psr\\Log external',
    '11 \\ external',
    '12 ./functions.php -> src/functions.php',
    '13 ../stubs/other.php -> stubs/other.php',
    '14 functions.php -> src/functions.php',
    '15 ./gone.php unresolved',
    '16 $path unresolved',
  ]);
});
