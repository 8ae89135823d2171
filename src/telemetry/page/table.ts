import { escapeHtml } from './escape.ts';

/** A column of a table; numbers stand to the right. */
export interface Column {
  name: string;
  isNumber?: boolean;
}

/** A table for people and screen readers: a caption, heads of columns, and the first cell of each row as its head. */
export function tableOf(caption: string, columns: readonly Column[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string, at: number): string => {
    const side = columns[at]?.isNumber ? ' class="number"' : '';
    return at === 0 ? `<th scope="row">${escapeHtml(text)}</th>` : `<td${side}>${escapeHtml(text)}</td>`;
  };
  const head = columns.map(({ name, isNumber }) => {
    return `<th scope="col"${isNumber ? ' class="number"' : ''}>${escapeHtml(name)}</th>`;
  });
  const body = rows.map((row) => `<tr>${row.map(cell).join('')}</tr>`);
  return `<div class="scroll" role="region" aria-label="${escapeHtml(caption)}" tabindex="0"><table><caption>${escapeHtml(caption)}</caption>
<thead><tr>${head.join('')}</tr></thead>
<tbody>${body.join('\n')}</tbody></table></div>`;
}
