export const Text = () => (
  <p title="a &amp; b">
    don't {'{'}stop{'}'} &nbsp;&copy; const function class "quoted" // no comment
    {`${name} text`}
  </p>
);
export const after = 1;
