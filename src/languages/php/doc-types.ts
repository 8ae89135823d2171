import { LINK_TARGETS, type LinkKind } from '../../model/index.ts';
import type { EmbeddedHook, FoundName, SaidLink } from '../rules.ts';
import type { TreeView } from '../tree-view.ts';
import { type DocMember, type DocName, readDocType, typeEnd } from './doc-type.ts';
import { typesIn } from './links.ts';
import { selfType, thisType } from './own-class.ts';

/** A tag with a type, at the start of a line of the comment. */
const TAG =
  /(?<=^\/\*\*[ \t]*|\n[ \t]*\*?[ \t]*)@(?:phpstan-|psalm-)?(param|return|var|throws|property(?:-read|-write)?|mixin|extends|implements|use|template-extends|template-implements)[ \t]+/g;
const NAME = /^[ \t]*(?:&|\.\.\.)*(\$[\w\u0080-\uffff]+)/;

/**
 * Names of types in the tags of a doc comment; what they say of parameters, results, properties and variables holds
 * where the language itself says no type of this project.
 */
export const docTypes: EmbeddedHook = (view, comment, say) => {
  const from = view.start(comment);
  const end = view.end(comment) - 2;
  if (!view.text.startsWith('/**', from) || end - from < 8) return [];
  const found: FoundName[] = [];
  const written = view.text.slice(from, end);
  for (const { 0: head, 1: tag, index } of written.matchAll(TAG)) {
    const start = from + index + head.length;
    // A bracket that is left open ends with the tag.
    const next = written.slice(index + head.length).search(/\n[ \t]*\*?[ \t]*@/);
    const stop = typeEnd(view.text, start, next < 0 ? end : start + next);
    const { names, members } = readDocType(view.text, start, stop);
    const last = new Map<DocName, FoundName>(names.map((name) => [name, addName(name, found, say)]));
    const variable = NAME.exec(view.text.slice(stop, Math.min(end, stop + 200)))?.[1] ?? '';
    const subject = subjectOf(view, comment, tag!, variable);
    if (!subject) continue;
    for (const member of members) {
      const target = targetOf(view, comment, member, last);
      if (target === undefined) continue;
      say({ kind: subject.kind, of: subject.node, from: target, ...(member.many && { step: 'array' }) });
    }
  }
  return found;
};

/** Notes a name with its path; gives the last part, which is the type. */
function addName(name: DocName, found: FoundName[], say: (link: SaidLink) => void): FoundName {
  let before: FoundName | undefined;
  for (const { text, start } of name.parts) {
    const one: FoundName = { node: -1, start, text, role: 'mention' };
    found.push(one);
    if (before) say({ kind: 'within', of: one, from: before });
    else if (name.fromRoot) say({ kind: 'within', of: one, from: LINK_TARGETS.root });
    else if (name.parts.length > 1) say({ kind: 'within', of: one, from: LINK_TARGETS.here });
    before = one;
  }
  return before!;
}

function targetOf(
  view: TreeView,
  comment: number,
  { type }: DocMember,
  last: ReadonlyMap<DocName, FoundName>,
): number | FoundName | undefined {
  if (type === 'this') return thisType(view, comment);
  if (type === 'self') return selfType(view, comment);
  return [...last].find(([{ parts }]) => parts[0]!.start === type.parts[0]!.start)?.[1];
}

/** What a tag speaks of, where the language does not say it. */
function subjectOf(
  view: TreeView,
  comment: number,
  tag: string,
  variable: string,
): { node: number; kind: LinkKind } | undefined {
  const documented = view.next(comment);
  if (documented < 0) return undefined;
  if (tag === 'mixin') return { node: view.field(documented, 'name'), kind: 'extends' };
  const kind = view.kindOf(documented);
  const isFunction = kind === 'method_declaration' || kind === 'function_definition';
  switch (tag) {
    case 'return':
      if (!isFunction || typesIn(view, documented, 'return_type').length > 0) return undefined;
      return { node: view.field(documented, 'name'), kind: 'returns' };
    case 'param': {
      const parameter = view
        .children(isFunction ? view.field(documented, 'parameters') : -1)
        .find((one) => view.textOf(view.field(one, 'name')) === variable);
      if (parameter === undefined || typesIn(view, parameter, 'type').length > 0) return undefined;
      return { node: view.field(parameter, 'name'), kind: 'type' };
    }
    case 'var':
      return declaredBy(view, documented, variable);
    default:
      return undefined;
  }
}

/** What `@var` in front of a node speaks of. */
function declaredBy(view: TreeView, node: number, variable: string): { node: number; kind: LinkKind } | undefined {
  switch (view.kindOf(node)) {
    case 'property_declaration':
    case 'property_promotion_parameter': {
      if (typesIn(view, node, 'type').length > 0) return undefined;
      const named = view.is(node, 'property_declaration') ? view.child(node, 'property_element') : node;
      return { node: view.at(named, 'name > :name'), kind: 'type' };
    }
    case 'expression_statement':
    case 'return_statement': {
      const assigned = view.field(view.first(node), 'left');
      if (variable === '' || view.textOf(assigned) === variable) return { node: assigned, kind: 'type' };
    }
  }
  const found = variable === '' ? -1 : variableIn(view, node, variable);
  return found < 0 ? undefined : { node: found, kind: 'type' };
}

/** The first place of a variable in a statement. */
function variableIn(view: TreeView, node: number, variable: string): number {
  for (const child of view.children(node)) {
    if (view.is(child, 'variable_name')) {
      if (view.textOf(child) === variable) return child;
    } else if (!view.is(child, 'compound_statement')) {
      const found = variableIn(view, child, variable);
      if (found >= 0) return found;
    }
  }
  return -1;
}
