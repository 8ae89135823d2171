const a = <ui.menu.Item ui:kind="x" />;
const b = <svg:path d="M0" xlink:href={link} />;
const c = <my-widget data-id={id} aria-label="y" />;
const d = <this.Slot />;
const e = <_Private />;
