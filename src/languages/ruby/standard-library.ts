const LIBRARIES = new Set(
  `English abbrev base64 benchmark bigdecimal bundler cgi coverage csv date dbm debug delegate did_you_mean digest drb
  erb error_highlight etc expect fcntl fiber fiddle fileutils find forwardable getoptlong io ipaddr irb json logger
  matrix minitest mkmf monitor mutex_m net nkf objspace observer open-uri open3 openssl optionparser optparse ostruct
  pathname pp prettyprint prime profile pstore psych pty racc random rbconfig rbs rdoc readline reline resolv ripper
  rexml rinda rss rubygems securerandom set shellwords singleton socket stringio strscan syntax_suggest syslog tempfile
  test thread thwait time timeout tmpdir tracer tsort un unicode_normalize uri weakref webrick win32ole yaml zlib`.split(
    /\s+/,
  ),
);

/** True for what comes with Ruby, by the path that `require` is given. */
export function isStandard(specifier: string): boolean {
  return LIBRARIES.has(specifier.split('/')[0]!);
}
