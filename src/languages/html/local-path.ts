/** The path of a link to a file of the same site, without what leads to a place in it; '' for any other address. */
export function localPath(address: string): string {
  const path = address.trim().replace(/[#?].*$/s, '');
  return /^(?:[a-z][a-z\d+.-]*:|\/\/)|[{}<>$]|\[\[|^%\w+%/i.test(path) ? '' : path;
}
