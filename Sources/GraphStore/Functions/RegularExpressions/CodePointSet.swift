/// A set of Unicode code points, as a character class of a regular expression describes it.
indirect enum CodePointSet: Hashable, Sendable {
    /// Any of these ranges.
    case ranges([ClosedRange<UInt32>])
    /// Any code point of these general categories.
    case categories(GeneralCategorySet)
    case union([CodePointSet])
    case complement(CodePointSet)
    case difference(CodePointSet, CodePointSet)

    static func single(_ codePoint: UInt32) -> CodePointSet { .ranges([codePoint...codePoint]) }

    static let everything = CodePointSet.ranges([0...0x10FFFF])

    /// Whether the code point is in the set. Linear in the size of the description.
    func contains(_ codePoint: UInt32) -> Bool {
        switch self {
        case .ranges(let ranges): ranges.contains { $0.contains(codePoint) }
        case .categories(let categories): categories.contains(codePoint)
        case .union(let sets): sets.contains { $0.contains(codePoint) }
        case .complement(let set): !set.contains(codePoint)
        case .difference(let set, let removed): set.contains(codePoint) && !removed.contains(codePoint)
        }
    }

    /// The code point, if the set is known to have only one.
    var onlyCodePoint: UInt32? {
        if case .ranges(let ranges) = self, ranges.count == 1, let range = ranges.first, range.count == 1 {
            return range.lowerBound
        }
        return nil
    }

    // MARK: Classes of XML Schema

    /// `\s`
    static let whiteSpace = CodePointSet.ranges([0x09...0x0A, 0x0D...0x0D, 0x20...0x20])
    /// `\d`
    static let digits = CodePointSet.categories(GeneralCategorySet(named: "Nd") ?? GeneralCategorySet())
    /// `\w`: all but punctuation, separators and "other".
    static let wordCharacters = CodePointSet.complement(
        .union(["P", "Z", "C"].compactMap { GeneralCategorySet(named: $0).map(CodePointSet.categories) }))
    /// `\i`: what an XML name may begin with.
    static let nameStart = CodePointSet.ranges([
        0x3A...0x3A, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2FF,
        0x370...0x37D, 0x37F...0x1FFF, 0x200C...0x200D, 0x2070...0x218F, 0x2C00...0x2FEF, 0x3001...0xD7FF,
        0xF900...0xFDCF, 0xFDF0...0xFFFD, 0x10000...0xEFFFF,
    ])
    /// `\c`: what an XML name may hold.
    static let nameCharacters = CodePointSet.union([
        nameStart,
        .ranges([0x2D...0x2E, 0x30...0x39, 0xB7...0xB7, 0x300...0x36F, 0x203F...0x2040]),
    ])

    // MARK: Case

    /// The code points of a range and their variants in the other case, for the flag `i`.
    static func caseInsensitive(_ range: ClosedRange<UInt32>) -> CodePointSet {
        var ranges = [range]
        func add(_ codePoint: UInt32) {
            if !ranges.contains(where: { $0.contains(codePoint) }) { ranges.append(codePoint...codePoint) }
        }
        // A range larger than any script's letters is not worth walking through: it holds its own variants.
        guard range.count <= 8192 else { return .ranges(ranges) }
        for codePoint in range {
            for variant in caseVariants(codePoint) { add(variant) }
        }
        return .ranges(ranges)
    }

    /// Upper and lower case by simple mappings, there and back, so that `k` finds the Kelvin sign's `k`.
    static func caseVariants(_ codePoint: UInt32) -> [UInt32] {
        switch codePoint {
        case 0x4B, 0x6B: return [0x4B, 0x6B, 0x212A]
        case 0x53, 0x73: return [0x53, 0x73, 0x17F]
        case 0x41...0x5A: return [codePoint + 0x20]
        case 0x61...0x7A: return [codePoint - 0x20]
        case 0..<0x80: return []
        default: break
        }
        guard let scalar = Unicode.Scalar(codePoint) else { return [] }
        var variants: [UInt32] = []
        for mapping in [scalar.properties.lowercaseMapping, scalar.properties.uppercaseMapping] {
            let mapped = Array(mapping.unicodeScalars)
            guard mapped.count == 1 else { continue }
            variants.append(mapped[0].value)
            for back in [mapped[0].properties.lowercaseMapping, mapped[0].properties.uppercaseMapping] {
                let scalars = Array(back.unicodeScalars)
                if scalars.count == 1 { variants.append(scalars[0].value) }
            }
        }
        return variants
    }
}

/// A set of Unicode's general categories.
struct GeneralCategorySet: Hashable, Sendable {
    private var bits: UInt32 = 0

    init() {}

    /// The category or group of categories with a name as `Lu` or `L`; nil if there is none.
    init?(named name: String) {
        for (index, category) in Self.names.enumerated() where category.utf8.starts(with: name.utf8) {
            bits |= 1 << UInt32(index)
        }
        guard bits != 0, (1...2).contains(name.utf8.count) else { return nil }
    }

    func contains(_ codePoint: UInt32) -> Bool {
        // Surrogates are no scalars; they do not occur in UTF-8.
        let index = Unicode.Scalar(codePoint).map { Self.index($0.properties.generalCategory) } ?? 27
        return bits & (1 << UInt32(index)) != 0
    }

    private static let names = [
        "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Me", "Nd", "Nl", "No", "Pc", "Pd", "Ps", "Pe", "Pi", "Pf",
        "Po", "Sm", "Sc", "Sk", "So", "Zs", "Zl", "Zp", "Cc", "Cf", "Cs", "Co", "Cn",
    ]

    private static func index(_ category: Unicode.GeneralCategory) -> Int {
        switch category {
        case .uppercaseLetter: 0
        case .lowercaseLetter: 1
        case .titlecaseLetter: 2
        case .modifierLetter: 3
        case .otherLetter: 4
        case .nonspacingMark: 5
        case .spacingMark: 6
        case .enclosingMark: 7
        case .decimalNumber: 8
        case .letterNumber: 9
        case .otherNumber: 10
        case .connectorPunctuation: 11
        case .dashPunctuation: 12
        case .openPunctuation: 13
        case .closePunctuation: 14
        case .initialPunctuation: 15
        case .finalPunctuation: 16
        case .otherPunctuation: 17
        case .mathSymbol: 18
        case .currencySymbol: 19
        case .modifierSymbol: 20
        case .otherSymbol: 21
        case .spaceSeparator: 22
        case .lineSeparator: 23
        case .paragraphSeparator: 24
        case .control: 25
        case .format: 26
        case .surrogate: 27
        case .privateUse: 28
        case .unassigned: 29
        @unknown default: 29
        }
    }
}
