#!/usr/bin/env node
import module from 'node:module';
import { isAbsolute, join } from 'node:path';

// Newer versions of node keep compiled code between runs. In the user's own cache: what others may write is not run.
const { env, platform } = process;
const home = platform === 'win32' ? env.LOCALAPPDATA : env.XDG_CACHE_HOME || (env.HOME && join(env.HOME, '.cache'));
if (home && isAbsolute(home)) module.enableCompileCache?.(join(home, 'automatosx', 'compiled'));

await import('../dist/main.js');
