import Foundation
import RDF

/// An address of the site: the path after the site's root, percent-encoded as in a URL, without a
/// leading slash: `resolution/wtsa/11/dubai-2012.html`.
struct SitePath: Hashable, Sendable {
    let text: String

    init(_ text: String) { self.text = text }

    /// The name of the file under the site's folder, escapes undone as a web server undoes them; nil
    /// where it could leave the folder, hide in it, or not be a file name on some system.
    var fileName: String? {
        var segments: [String] = []
        for segment in text.split(separator: "/", omittingEmptySubsequences: false) {
            guard let name = segment.removingPercentEncoding, Self.isSafe(name) else { return nil }
            segments.append(name)
        }
        return segments.joined(separator: "/")
    }

    /// The link from this address to another, relative, so that the site works under any root.
    func link(to other: SitePath, fragment: String? = nil) -> String {
        let from = text.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        let to = other.text.split(separator: "/", omittingEmptySubsequences: false)
        var shared = 0
        while shared < from.count, shared < to.count - 1, CodePointText.equal(String(from[shared]), String(to[shared])) {
            shared += 1
        }
        let up = String(repeating: "../", count: from.count - shared)
        let target = up + to[shared...].joined(separator: "/")
        // A first segment with a colon would be taken for a scheme (RFC 3986, section 4.2).
        let needsDot = up.isEmpty && to[shared].utf8.contains(UInt8(ascii: ":"))
        return (needsDot ? "./" : "") + target + (fragment.map { "#" + $0 } ?? "")
    }

    /// At most 230 bytes, so that the mark of a temporary file still fits into a name.
    private static func isSafe(_ name: String) -> Bool {
        let bytes = name.utf8
        guard let first = bytes.first, bytes.count <= 230, first != UInt8(ascii: ".") else { return false }
        guard bytes.last != UInt8(ascii: "."), bytes.last != UInt8(ascii: " ") else { return false }
        return name.unicodeScalars.allSatisfy { scalar in
            switch scalar {
            case "/", "\\", "<", ">", ":", "\"", "|", "?", "*": false
            default: scalar.value >= 0x20 && !(0x7F...0x9F).contains(scalar.value)
            }
        }
    }
}
