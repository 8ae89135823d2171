/**
 * Where the package stands, a URL that ends with a slash: beside its `package.json` are what the build makes, migrations
 * and schemas. It counts on standing two folders below, as a source as well as in what is built of it.
 */
export const PACKAGE_ROOT: URL = new URL('../../', import.meta.url);
