/// Goes through XML that Raptor is about to parse and refuses what would take it, or libxml2 under it,
/// far longer than the document is long: elements nested deep, an element of thousands of attributes,
/// an IRI of thousands of `..`, and entities that hold elements; and language tags that Raptor has no room for.
///
/// It knows tags, comments, CDATA sections, instructions and document types, as far as telling them
/// apart; libxml2 says what is not well-formed. Bytes of 0 are passed over, so that UTF-16 is seen, too; encodings in
/// which it would see other characters than libxml2 are refused (`XMLDeclarationGuard`).
struct XMLGuard {
    static let maximumDepth = 10_000
    /// Raptor's time for an element grows with its depth: this many levels above the sixty-fourth, over
    /// all elements, take a few seconds.
    static let maximumNesting = 500_000_000
    static let maximumAttributeCount = 1000
    static let maximumParentSegmentCount = 1000

    private var place = Place.text
    private var depth = 0
    private var nesting = 0
    private var attributeCount = 0
    private var parentSegmentCount = 0
    /// The bytes last read, the latest in the lowest place.
    private var recent: UInt64 = 0
    /// The quotation mark that ends the value that we are in.
    private var quote: UInt8?
    private var typeDepth = 0
    private var declaration = XMLDeclarationGuard()
    /// Whether the document is in UTF-16, whose characters may be three bytes of UTF-8 for one that is seen here.
    private var isWide = false
    /// Whether the attribute is `xml:lang`, or another whose name ends in `lang`; in a document type, whether one was declared in
    /// this list.
    private var isLanguage = false
    private var isAttributeList = false
    /// The bytes of UTF-8 that a language has so far.
    private var languageLength = 0

    private enum Place {
        case text
        /// Behind `<`.
        case opening
        case startTag
        case endTag
        case instruction
        /// Behind `<!`: what it is will be known soon.
        case declaration
        case comment
        case characterData
        case documentType
        case documentTypeComment
        case documentTypeInstruction
    }

    /// What is wrong with the byte, or nil.
    mutating func fault(at byte: UInt8) -> String? {
        if byte == 0 {
            isWide = true
            return nil
        }
        recent = recent << 8 | UInt64(byte)
        if recent == 0x4C6F_A794 { return "an encoding of EBCDIC" }
        switch place {
        case .text: if byte == UInt8(ascii: "<") { place = .opening }
        case .opening: return open(byte)
        case .startTag: return insideStartTag(byte)
        case .endTag:
            if byte == UInt8(ascii: ">") {
                place = .text
                depth = max(depth - 1, 0)
            }
        case .instruction:
            if let fault = declaration.fault(at: byte) { return fault }
            if ends(with: "?>") {
                place = .text
                return declaration.fault()
            }
        case .declaration:
            if ends(with: "<!--") {
                place = .comment
                recent = 0  // `<!-->` is no comment yet
            } else if ends(with: "<!D") {
                place = .documentType
                typeDepth = 0
            } else if ends(with: "[CDATA[") {
                place = .characterData
            } else if byte == UInt8(ascii: ">") {
                place = .text
            }
        case .comment: if ends(with: "-->") { place = .text }
        case .characterData: if ends(with: "]]>") { place = .text }
        case .documentType: return insideDocumentType(byte)
        case .documentTypeComment: if ends(with: "-->") { place = .documentType }
        case .documentTypeInstruction: if ends(with: "?>") { place = .documentType }
        }
        return nil
    }

    private mutating func open(_ byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "/"): place = .endTag
        case UInt8(ascii: "?"):
            place = .instruction
            declaration = XMLDeclarationGuard()
            return declaration.fault(at: UInt8(ascii: "<")) ?? declaration.fault(at: byte)
        case UInt8(ascii: "!"): place = .declaration
        default:
            place = .startTag
            isLanguage = false
            attributeCount = 0
            parentSegmentCount = 0
            depth += 1
            if depth > Self.maximumDepth { return "elements nested more than \(Self.maximumDepth) deep" }
            nesting += max(depth - 64, 0)
            if nesting > Self.maximumNesting { return "too many elements nested too deep" }
        }
        return nil
    }

    private mutating func insideStartTag(_ byte: UInt8) -> String? {
        if byte == quote {
            quote = nil
        } else if quote != nil {
            if let fault = followLanguage(byte) { return fault }
            if ends(with: "../") {
                parentSegmentCount += 1
                if parentSegmentCount > Self.maximumParentSegmentCount {
                    return "an element with more than \(Self.maximumParentSegmentCount) times '..' in its IRIs"
                }
            }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            quote = byte
            languageLength = 0
            attributeCount += 1
            if attributeCount > Self.maximumAttributeCount {
                return "an element with more than \(Self.maximumAttributeCount) attributes"
            }
        } else if byte == UInt8(ascii: ">") {
            place = .text
            if ends(with: "/>") { depth -= 1 }
        } else if !Self.isBetweenNameAndValue(byte) {
            isLanguage = ends(with: "lang")
        }
        return nil
    }

    /// Follows the value of an attribute that may be a language. An entity may be of any length.
    private mutating func followLanguage(_ byte: UInt8) -> String? {
        guard isLanguage else { return nil }
        languageLength += isWide || byte >= 0x80 ? 3 : 1
        if languageLength > LanguageTagLimit.maximum { return LanguageTagLimit.complaint }
        return recent >> 8 & 0xFF == UInt64(UInt8(ascii: "&")) && byte != UInt8(ascii: "#") ? "a language tag with an entity in it" : nil
    }

    private static func isBetweenNameAndValue(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "=") || XMLDeclarationGuard.isSpace(byte)
    }

    private mutating func insideDocumentType(_ byte: UInt8) -> String? {
        if byte == quote {
            quote = nil
        } else if quote != nil {
            if byte == UInt8(ascii: "<") || ends(with: "&#60") || ends(with: "&#x3c") || ends(with: "&#x3C") {
                return "an entity that holds elements"
            }
            return followLanguage(byte)
        } else {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                quote = byte
                languageLength = 0
            case UInt8(ascii: "<"): typeDepth += 1
            case UInt8(ascii: ">"):
                typeDepth -= 1
                isAttributeList = false
                isLanguage = false
                if typeDepth < 0 { place = .text }
            default:
                if ends(with: "!ATTLIST") { isAttributeList = true }
                if isAttributeList, ends(with: "lang") { isLanguage = true }
                // An apostrophe in either would hide what follows it.
                let isComment = ends(with: "<!--")
                guard isComment || ends(with: "<?") else { return nil }
                place = isComment ? .documentTypeComment : .documentTypeInstruction
                typeDepth -= 1
                recent = 0
            }
        }
        return nil
    }

    private func ends(with text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        var wanted: UInt64 = 0
        for index in 0..<count { wanted = wanted << 8 | UInt64(text.utf8Start[index]) }
        return recent & (UInt64.max >> UInt64(64 - count * 8)) == wanted
    }
}
