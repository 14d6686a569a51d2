import Foundation

/// The ids, links and headings of a page, as its tags say them.
struct PageOutline {
    private(set) var ids: [String] = []
    private(set) var links: [String] = []
    private(set) var headings: [Int] = []

    init(_ html: String) {
        for tag in html.utf8.split(separator: UInt8(ascii: "<")).dropFirst() {
            guard let end = tag.firstIndex(of: UInt8(ascii: ">")) else { continue }
            let text = String(decoding: tag[..<end], as: UTF8.self)
            if text.hasPrefix("link rel=\"canonical\"") { continue }
            if let id = Self.value(of: "id", in: text) { ids.append(id) }
            for name in ["href", "src"] {
                if let link = Self.value(of: name, in: text) { links.append(link) }
            }
            if text.utf8.first == UInt8(ascii: "h"), let level = text.dropFirst().first?.wholeNumberValue { headings.append(level) }
        }
    }

    private static func value(of name: String, in tag: String) -> String? {
        guard let start = tag.range(of: " \(name)=\"") else { return nil }
        return tag[start.upperBound...].split(separator: "\"", maxSplits: 1, omittingEmptySubsequences: false).first
            .map { $0.replacingOccurrences(of: "&amp;", with: "&").replacingOccurrences(of: "&#39;", with: "'") }
    }
}

/// A folder with files in it.
enum WrittenFolder {
    /// All files by their paths in the folder.
    static func files(in root: URL) throws -> [String: Data] {
        var files: [String: Data] = [:]
        for path in try FileManager.default.subpathsOfDirectory(atPath: root.path) {
            let file = root.appendingPathComponent(path)
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), !isFolder.boolValue {
                files[path] = try Data(contentsOf: file)
            }
        }
        return files
    }

    /// The path that a relative link leads to, escapes undone.
    static func resolve(_ link: String, from page: String) -> String {
        var segments = page.split(separator: "/").dropLast().map(String.init)
        for segment in link.split(separator: "/") {
            if segment == ".." { _ = segments.popLast() } else if segment != "." { segments.append(segment.removingPercentEncoding ?? String(segment)) }
        }
        return segments.joined(separator: "/")
    }
}
