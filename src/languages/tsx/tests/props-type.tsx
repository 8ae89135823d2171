type Props = {
  label: string;
  onPress?: (at: number) => void;
};

export function Button({ label, onPress }: Props) {
  return <button onClick={() => onPress?.(1)}>{label}</button>;
}
