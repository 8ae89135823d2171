@inline // fast
// and small
@unsafe
function poke(at: usize): void { store<u8>(at, 1); }
const text = `
@inline function fake(): void {}
`;
