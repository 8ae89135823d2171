import type { Part } from '../spec.ts';
import type { Element } from './scan-markup.ts';

const SCRIPTS: Readonly<Record<string, string>> = { js: 'javascript', jsx: 'javascript', ts: 'typescript', tsx: 'tsx' };
const SCRIPT_TYPE =
  /^(?:|module|(?:text|application)\/(?:x-)?(?:java|ecma)script(?:;.*)?|(?:text|application)\/(babel|jsx|typescript|ts|x-typescript))$/;

/** What is in a script or style element, by its `lang` or `type`; undefined for what is in no language of ours. */
export function partOf(text: string, { name, attributes, headEnd, contentEnd }: Element): Part | undefined {
  const value = (wanted: string): string => {
    const found = attributes.find((attribute) => attribute.name.toLowerCase() === wanted);
    return found && found.valueStart >= 0 ? text.slice(found.valueStart, found.valueEnd).trim().toLowerCase() : '';
  };
  const language = languageOf(name.toLowerCase(), value('lang'), value('type'));
  if (language === undefined || text.slice(headEnd, contentEnd).trim() === '') return undefined;
  return { language, start: headEnd, end: contentEnd };
}

function languageOf(element: string, lang: string, type: string): string | undefined {
  if (element === 'style') {
    const said = lang || type.replace(/^text\/(?:x-)?/, '') || 'css';
    if (said === 'scss') return 'scss';
    return /^(?:css|postcss|pcss|tailwindcss)$/.test(said) ? 'css' : undefined;
  }
  if (element !== 'script') return undefined;
  const said = lang.replace(/^(?:text\/)?(?:x-)?/, '');
  if (said !== '') return SCRIPTS[said.replace('javascript', 'js').replace('typescript', 'ts')];
  const match = SCRIPT_TYPE.exec(type);
  if (!match) return undefined;
  return /typescript$|^ts$/.test(match[1] ?? '') ? 'typescript' : 'javascript';
}
