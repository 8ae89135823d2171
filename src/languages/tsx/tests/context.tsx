import * as React from 'react';

export interface Theme {
  readonly dark: boolean;
}
export const ThemeContext = React.createContext<Theme>({ dark: false });
export const useTheme = () => React.useContext(ThemeContext);
export const ThemeProvider: React.FC<React.PropsWithChildren> = ({ children }) => (
  <ThemeContext.Provider value={{ dark: true }}>{children}</ThemeContext.Provider>
);
