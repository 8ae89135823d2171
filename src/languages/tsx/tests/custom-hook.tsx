import { useEffect, useState } from 'react';

export function useToggle(first = false): [boolean, () => void] {
  const [on, setOn] = useState(first);
  useEffect(() => {
    const stop = listen(on);
    return () => stop();
  }, [on]);
  return [on, () => setOn((was) => !was)];
}
