pub const Window = opaque {
    pub fn show(window: *Window) void {
        c_show(window);
    }
};
extern fn c_show(window: *Window) void;
