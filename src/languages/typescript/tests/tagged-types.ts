const rows = sql<Row>`select ${name} from ${table(name)} x`;
sql<{ id: number; of?: Map<string, Row[]> }>`select 1`.as('one');
styled.div<Props>`color: ${(props) => `${props.color}px`};`;
const plain = sql`select ${rows}`.as('two');
const less = a<b > c;
// a comment: sql<Row>`never ends
const message = "must be `Promise<void>`, and not ' or `Row`";
const pattern = x.match(/[`'"]>`/) && sql<Row | null>``;
function render(): Promise<Row> { return sql<Row>(`${rows}`); }
export const later = async(id: string): Promise<Row>=>`${id} of ${rows}`;
const made = async(id: string)=>`${id}`;
