import { expect, test } from 'vitest';
import { madeProject } from '../query/made-project.ts';
import { refsOf } from './made-answers.ts';

const KIT = `package p

type Box[T, K any] struct{ held T }
type Item struct{}

func (b *Box[T, K]) Held() T { return b.held }
func (i Item) Name() string { return "" }

func NewBox[T, K any](held ...T) *Box[T, K] { return nil }
func NewOne[T any](held ...T) *Box[T, int] { return nil }
`;

test('a variable can be a function with its type arguments', async () => {
  const made = await madeProject({
    'go.mod': 'module example.com/p\n',
    'kit.go': KIT,
    'use.go': `package p

var NewItems = NewBox[Item, string]
var NewItem = NewOne[Item]

func use() {
	NewItems().Held().Name()
	box := NewItem()
	box.Held().Name()
	own := NewOne[Item]
	own().Held()
}
`,
  });
  expect(await refsOf(made.project, 'Box.Held')).toEqual([
    'use.go:7:13 call exact',
    'use.go:9:6 call exact',
    'use.go:11:8 call exact',
  ]);
  expect(await refsOf(made.project, 'Item.Name')).toEqual(['use.go:7:20 call exact', 'use.go:9:13 call exact']);
  await made.close();
});
