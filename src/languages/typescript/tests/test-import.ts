import { expect, test } from 'vitest';
const suite = test.extend({});
