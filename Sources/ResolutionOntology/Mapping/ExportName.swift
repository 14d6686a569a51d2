import Resolutions

/// The names of exported files, from what a text says of itself.
///
/// `{organization}-{series}-{class}-{key}-{edition}`, the edition by its year
/// (`itu-wtsa-resolution-11-2024`); a proposal by its code
/// (`itu-wtsa-resolution-11-proposal-arb-36a1-1`); a further language of the same edition with its
/// tag after a full stop. Only `a` to `z`, digits, `-` and that full stop occur, so a name never
/// leaves its folder.
public enum ExportName {
    /// The most bytes that a name has, without the suffix of the format.
    public static let maximumLength = 120

    /// - Parameter furtherLanguage: the language tag where the text is not the first of its edition.
    public static func make(
        for revision: RevisionIdentifier, authority: Authority, furtherLanguage: String? = nil
    ) -> String {
        let work = revision.work
        let series = authority.series.first { $0.slug == work.series }
        let organization = authority.organizations.first { $0.agent == series?.organization }
        let parts = [
            organization?.slug, work.series, work.actClass.rawValue, work.key, edition(revision.edition),
        ]
        let name = parts.compactMap { $0.map { Slug.make($0) } }.filter { !$0.isEmpty }.joined(separator: "-")
        let language = furtherLanguage.map { Slug.make($0, maximumLength: 35) } ?? ""
        let suffix = language.isEmpty ? "" : "." + language
        return shorten(name, to: maximumLength - suffix.utf8.count) + suffix
    }

    /// A name that somebody else chose, as a name without suffix that every file system takes: no
    /// separators, no control characters, no dots at the ends, not one of the devices of Windows, and
    /// 200 bytes at most.
    public static func safe(_ name: String) -> String {
        var bytes: [UInt8] = []
        for byte in name.utf8.prefix(200) {
            let isSeparator = byte < 0x20 || byte == 0x7F || "/\\:*?\"<>|".utf8.contains(byte)
            bytes.append(isSeparator ? UInt8(ascii: "-") : byte)
        }
        // What is cut within a character is no UTF-8.
        while String(validating: bytes, as: UTF8.self) == nil, !bytes.isEmpty { bytes.removeLast() }
        let trimmed = bytes.drop { $0 == UInt8(ascii: ".") || $0 == 0x20 }
        let end = trimmed.lastIndex { $0 != UInt8(ascii: ".") && $0 != 0x20 }.map { $0 + 1 } ?? trimmed.startIndex
        let text = String(decoding: trimmed[trimmed.startIndex..<end], as: UTF8.self)
        let stem = text.lowercased().prefix { $0 != "." }
        let isDevice =
            ["con", "prn", "aux", "nul"].contains(stem)
            || (stem.hasPrefix("com") || stem.hasPrefix("lpt")) && stem.utf8.count == 4 && stem.last?.isNumber == true
        return text.isEmpty ? "graph" : isDevice ? text + "-1" : text
    }

    private static func edition(_ edition: EditionIdentifier) -> String {
        if case .adopted(let session) = edition, let year = session.year { return String(year) }
        return edition.slug
    }

    /// Cuts a name that is too long, and marks it with a hash of the whole, so that two long names
    /// that differ at their ends stay two.
    private static func shorten(_ name: String, to length: Int) -> String {
        guard name.utf8.count > length else { return name }
        var hash: UInt32 = 0x811C_9DC5  // FNV-1a
        for byte in name.utf8 { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
        let digits = String(hash, radix: 16)
        let mark = "-" + String(repeating: "0", count: 8 - digits.utf8.count) + digits
        return Slug.make(name, maximumLength: length - mark.utf8.count) + mark
    }
}
