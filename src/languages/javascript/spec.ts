import type { LanguageSpec } from '../spec.ts';
import { shortResult } from './callbacks.ts';
import { jsx } from './jsx.ts';
import { byValue, extend, namedValue, shared } from './tables.ts';

/** JavaScript, modules and CommonJS, with JSX. */
export const spec: LanguageSpec = extend(extend(shared, jsx), {
  slots: {
    class_heritage: { ':identifier': 'type', ':member_expression': 'type' },
    field_definition: { property: 'key' },
  },
  links: { field_definition: [{ kind: 'value', of: 'property', from: 'value' }, ...shortResult('property')] },
  definitions: {
    field_definition: {
      kind: 'field',
      kinds: byValue('method'),
      ...namedValue(['property:computed_property_name > :string', 'property']),
    },
  },
});
