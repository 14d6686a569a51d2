import Foundation

/// A path with all symbolic links followed: two that are equal lead to one file, by whatever links.
package struct ResolvedPath: Hashable {
    private let path: String

    package init(_ path: String) { self.path = URL(fileURLWithPath: path).resolvingSymlinksInPath().path }
}
