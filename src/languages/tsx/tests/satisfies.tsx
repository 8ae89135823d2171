import type { Route } from './routes';
import { type Props, Page } from './page';

export const routes = {
  home: <Page title="home" />,
  about: () => <Page title="about" />,
  load() {},
} satisfies Record<string, Route>;
const props = { title: 'x' } as const satisfies Props;
export type Name = keyof typeof routes;
enum Mode {
  Dark,
  Light = 'light',
}
declare global {
  namespace JSX {
    interface IntrinsicElements {
      'my-tag': { size: number };
    }
  }
}
