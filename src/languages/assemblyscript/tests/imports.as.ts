import { BLOCK_MAXSIZE } from "./rt/common";
import * as util from "./util";
export { Box as Case } from "./box";
export * from "./all";
