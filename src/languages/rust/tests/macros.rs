/// Makes a vector.
#[macro_export]
macro_rules! list {
    () => { Vec::new() };
    ($($item:expr),*) => {{
        let mut made = Vec::new();
        $(made.push($item);)*
        made
    }};
}
macro_rules! hidden ( ($x:ident) => { $x } );

fn f() {
    let items = list![1, compute(2)];
    println!("{}", items.len());
    tokio::spawn!(run);
    assert!(a != b);
    let made = vec![Point { x: 1, y: path::two, z }];
    wrap!(#[cfg(unix)] run(), #[derive(Debug)] struct S { field: u8 });
}
