import type { DefinitionRule } from '../rules.ts';
import type { LanguageSpec } from '../spec.ts';
import type { TreeView } from '../tree-view.ts';
import { blockName, blockOwner, blockType, isLocal, isOf, stringOf } from './blocks.ts';
import { blockWord, quotedType, root, sourceHook } from './references.ts';

const attribute: Omit<DefinitionRule, 'kind'> = {
  name: ':identifier',
  container: false,
  body: [
    ':expression > :collection_value|function_call|for_expr|conditional|operation',
    ':expression > :template_expr > :heredoc_template',
  ],
};

/** HCL: Terraform, and what else is written in it (Packer, Nomad, Terragrunt, Bake). */
export const spec: LanguageSpec = {
  identifiers: { identifier: 'read' },
  slots: {
    variable_expr: { ':identifier': root },
    function_call: { ':identifier': 'call' },
    attribute: { ':identifier': 'key' },
    block: { ':identifier': blockWord },
    for_intro: { ':identifier': 'variable' },
    template_for_start: { ':identifier': 'variable' },
  },
  definitions: {
    block: {
      kind: 'section',
      kinds: [
        { when: { test: isOf('object') }, kind: 'object' },
        { when: { test: isOf('module') }, kind: 'module' },
        { when: { test: isOf('variable') }, kind: 'variable' },
        { when: { test: isOf('property') }, kind: 'property' },
      ],
      name: blockName,
      owner: blockOwner,
      body: ':block_start',
      // Nothing is known by its bare name.
      bind: 'nowhere',
      flagged: [
        { when: { test: (view, node) => blockType(view, node) === 'run' }, flags: ['test'] },
        { when: { test: (view, node) => stringOf(view, node, 'deprecated') >= 0 }, flags: ['deprecated'] },
      ],
    },
    attribute: [
      { ...attribute, kind: 'constant', when: { test: isLocal }, owner: () => 'local' },
      { ...attribute, kind: 'key', when: { test: isTop } },
    ],
  },
  embedded: { string_lit: quotedType },
  wrappers: [],
  modifiers: {},
  exported: { default: true },
  scopes: {
    for_tuple_expr: 'comprehension',
    for_object_expr: 'comprehension',
    template_for: 'block',
  },
  imports: { block: sourceHook },
  comments: ['comment'],
  strings: ['string_lit'],
  docs: {
    ignore: /^(?:#|\/\/|\/\*)(?:\s*(?:tflint|tfsec|checkov|trivy|kics|terraform-docs)\b|[\s#/*=~_-]*$)/,
    inside: (view, node) => (view.is(node, 'block') ? stringOf(view, node, 'description') : -1),
  },
  deprecated: { doc: /@deprecated\b|^\W*deprecated\b/im },
  restarts:
    /^(?:resource|data|module|variable|output|provider|locals|terraform|check|moved|import|removed)\b[^\n=]*\{/gm,
};

function isTop(view: TreeView, node: number): boolean {
  return view.is(view.parent(view.parent(node)), 'config_file');
}
