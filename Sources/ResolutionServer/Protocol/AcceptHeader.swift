/// What media types a client takes
/// ([RFC 9110, section 12.5.1](https://www.rfc-editor.org/rfc/rfc9110#field.accept)).
public struct AcceptHeader: Sendable {
    /// One entry of the list; a star stands for any.
    private struct Range: Sendable {
        var type: String
        var subtype: String
        var quality: Double

        /// How well the range fits: 0 not at all, 3 exactly.
        func fit(_ type: Substring, _ subtype: Substring) -> Int {
            if self.type == "*" { return 1 }
            guard self.type == type else { return 0 }
            if self.subtype == "*" { return 2 }
            return self.subtype == subtype ? 3 : 0
        }
    }

    private var ranges: [Range] = []

    /// Reads the header; entries that are none are left out. Without a header everything is taken.
    public init(_ value: String?) {
        for entry in (value ?? "").split(separator: ",") {
            let parts = entry.split(separator: ";").map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
            let halves = (parts.first ?? "").split(separator: "/", omittingEmptySubsequences: false)
            guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty else { continue }
            var quality = 1.0
            for parameter in parts.dropFirst() where parameter.hasPrefix("q=") {
                quality = Double(parameter.dropFirst(2)).map { min(max($0, 0), 1) } ?? 0
            }
            ranges.append(Range(type: String(halves[0]), subtype: String(halves[1]), quality: quality))
        }
        if ranges.isEmpty { ranges = [Range(type: "*", subtype: "*", quality: 1)] }
    }

    /// How much a media type is wanted, from 0 (not at all) to 1. The most special entry decides.
    public func quality(of mediaType: String) -> Double {
        let halves = mediaType.split(separator: "/", maxSplits: 1)
        guard halves.count == 2 else { return 0 }
        var best = (fit: 0, quality: 0.0)
        for range in ranges {
            let fit = range.fit(halves[0], halves[1])
            if fit > best.fit || fit == best.fit && fit > 0 && range.quality > best.quality {
                best = (fit, range.quality)
            }
        }
        return best.quality
    }

    /// The one of the offers that is wanted most; of those wanted as much, the first. Nil where none is.
    public func choose<Value>(_ offers: [(mediaType: String, value: Value)]) -> (mediaType: String, value: Value)? {
        var best: (offer: (mediaType: String, value: Value), quality: Double)?
        for offer in offers {
            let quality = quality(of: offer.mediaType)
            if quality > best?.quality ?? 0 { best = (offer, quality) }
        }
        return best?.offer
    }
}
