const base = { id: 'a' };
export const A = (props: Props) => <Box {...base} {...props.extra} key={props.id} {...make()} />;
export const B = ({ children, ...rest }: Props) => <Box {...rest}>{...children}</Box>;
