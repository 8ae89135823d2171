export enum Size {
  Small = 's',
  Large = 'l',
}
export declare const version: string;
export interface BadgeProps extends Omit<Base, 'size'> {
  size?: Size;
  render(item: string): JSX.Element;
}
export const Badge = ({ size = Size.Small }: BadgeProps) => <b className={size} />;
export const enum Flag { On = 1, Off }
