import { remembered } from '../module-paths.ts';
import type { ModuleRules, ModuleTarget } from '../modules.ts';
import { targetsOf } from './packages.ts';

/** Modules of the language and its library. */
const BUILT_IN =
  /^(?:Swift|Foundation|FoundationEssentials|Dispatch|XCTest|Testing|_Concurrency|_StringProcessing|RegexBuilder|Synchronization|Distributed|Glibc|Musl|Darwin|WinSDK|Android|CRT|ucrt|os|simd|UIKit|AppKit|SwiftUI|Combine|CoreData|CoreGraphics|PackageDescription|PackagePlugin)$/;

/** How imports of Swift lead to files: a module is a target of a package, with all of its files. */
export const modules: ModuleRules = {
  open(world) {
    const targets = targetsOf(world);
    const filesIn = remembered((directory) => {
      const all = world.filesBelow(directory).filter((path) => targets.of(path)?.directory === directory);
      const swift = all.filter((path) => path.endsWith('.swift'));
      return swift.length > 0 ? swift : all.filter((path) => path.endsWith('.h'));
    });
    return (from, { specifier, kind }): readonly ModuleTarget[] => {
      if (kind === 'package') return [];
      // `import struct A.B`, and submodules of C.
      const [name = ''] = specifier.split('.');
      const target = targets.named(name, from);
      if (target === 'several') return [{ status: 'unresolved', reason: `several targets are called ${name}` }];
      if (target)
        return [{ status: 'internal', path: target.directory, files: filesIn(target.directory), assumed: '' }];
      return [{ status: BUILT_IN.test(name) ? 'builtin' : 'external', name }];
    };
  },
};
