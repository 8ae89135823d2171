namespace UI {
  export interface Props {
    label: string;
  }
  export const Button = ({ label }: Props) => <button>{label}</button>;
  function hidden() {
    return <UI.Button label="x" />;
  }
}
export = UI;
