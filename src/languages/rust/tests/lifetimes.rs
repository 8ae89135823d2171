struct Parser<'a, 'b: 'a> {
    text: &'a str,
}
impl<'a> Parser<'a, '_> {
    fn rest<'c>(&'c self) -> &'c str
    where
        'a: 'c,
    {
        self.text
    }
}
fn higher<F>(f: F)
where
    F: for<'x> Fn(&'x str) -> &'static str,
{
}
