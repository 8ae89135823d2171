import type { LanguageReader } from '../spec.ts';
import { createBlocks } from './blocks.ts';
import { readFrontMatter } from './front-matter.ts';
import { createLinks } from './links.ts';
import { createSections } from './sections.ts';

/** Markdown: CommonMark with front matter. MDX is read as that. */
export const spec: LanguageReader = {
  lacks: ['scopes'],
  read: (facts, isLate) => {
    const { text } = facts;
    const sections = createSections(facts);
    const links = createLinks(facts);
    const blocks = createBlocks(facts, sections.heading, links.text);
    for (let at = readFrontMatter(facts), lines = 0; at < text.length; lines++) {
      if (lines % 1000 === 999 && isLate()) break;
      const feed = text.indexOf('\n', at);
      const next = feed < 0 ? text.length : feed + 1;
      blocks.line(at, text.slice(at, next).trimEnd());
      at = next;
    }
    sections.end();
    links.end();
  },
};
