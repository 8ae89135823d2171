import { forwardRef, lazy, memo } from 'react';

/** A field. */
export const Field = forwardRef<HTMLInputElement, Props>((props, ref) => <input ref={ref} {...props} />);
export const Row = memo(({ id }: { id: string }) => <tr id={id} />);
const Late = lazy(() => import('./late'));
export default memo(forwardRef(Field));
