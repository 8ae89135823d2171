export const Pair = () => (
  <>
    <First />
    <React.Fragment key="a">
      <Second />
    </React.Fragment>
  </>
);
const nothing = <></>;
