@unmanaged
class Block {
  size: usize;
  next: Block | null;
  @inline get isFree(): bool { return (this.size & 1) != 0; }
}
@final @unmanaged export class Root extends Block { flags: u32; }
