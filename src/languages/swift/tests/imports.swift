import Foundation
@testable import App
@_exported import Core
import struct Geometry.Point
import func Darwin.C.exit
import Vendor.Sub
public import HTTPTypes
#if canImport(UIKit)
import UIKit
#else
import AppKit
#endif
let p = Point()
