import type { ModuleRules, ModuleTarget } from '../modules.ts';
import { targetsOf } from './packages.ts';

/** Modules of the language and its library. */
const BUILT_IN =
  /^(?:Swift|Foundation|FoundationEssentials|Dispatch|XCTest|Testing|_Concurrency|_StringProcessing|RegexBuilder|Synchronization|Distributed|Glibc|Musl|Darwin|WinSDK|Android|CRT|ucrt|os|simd|UIKit|AppKit|SwiftUI|Combine|CoreData|CoreGraphics|PackageDescription|PackagePlugin)$/;

/** How imports of Swift lead to modules: targets of packages, by none of their files. */
export const modules: ModuleRules = {
  byName: true,
  open(world) {
    const targets = targetsOf(world);
    return (from, { specifier, kind }): readonly ModuleTarget[] => {
      if (kind === 'package') return [];
      // `import struct A.B`, and submodules of C.
      const [name = ''] = specifier.split('.');
      const target = targets.named(name, from);
      if (target === 'several') return [{ status: 'unresolved', reason: `several targets are called ${name}` }];
      if (target) return [{ status: 'internal', path: target.directory, files: [], assumed: '' }];
      return [{ status: BUILT_IN.test(name) ? 'builtin' : 'external', name }];
    };
  },
};
