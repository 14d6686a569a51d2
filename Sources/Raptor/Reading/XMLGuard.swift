/// Goes through XML that Raptor is about to parse and refuses what would take it, or libxml2 under it,
/// far longer than the document is long: elements nested deep, an element of thousands of attributes,
/// an IRI of thousands of `..`, and entities that hold elements.
///
/// It knows tags, comments, CDATA sections, instructions and document types, as far as telling them
/// apart; libxml2 says what is not well-formed. Bytes of 0 are passed over, so that UTF-16 is seen, too.
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
        if byte == 0 { return nil }
        recent = recent << 8 | UInt64(byte)
        switch place {
        case .text: if byte == UInt8(ascii: "<") { place = .opening }
        case .opening: return open(byte)
        case .startTag: return insideStartTag(byte)
        case .endTag:
            if byte == UInt8(ascii: ">") {
                place = .text
                depth = max(depth - 1, 0)
            }
        case .instruction: if ends(with: "?>") { place = .text }
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
        case UInt8(ascii: "?"): place = .instruction
        case UInt8(ascii: "!"): place = .declaration
        default:
            place = .startTag
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
            if ends(with: "../") {
                parentSegmentCount += 1
                if parentSegmentCount > Self.maximumParentSegmentCount {
                    return "an element with more than \(Self.maximumParentSegmentCount) times '..' in its IRIs"
                }
            }
        } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
            quote = byte
            attributeCount += 1
            if attributeCount > Self.maximumAttributeCount {
                return "an element with more than \(Self.maximumAttributeCount) attributes"
            }
        } else if byte == UInt8(ascii: ">") {
            place = .text
            if ends(with: "/>") { depth -= 1 }
        }
        return nil
    }

    private mutating func insideDocumentType(_ byte: UInt8) -> String? {
        if byte == quote {
            quote = nil
        } else if quote != nil {
            if byte == UInt8(ascii: "<") || ends(with: "&#60") || ends(with: "&#x3c") || ends(with: "&#x3C") {
                return "an entity that holds elements"
            }
        } else {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: "<"): typeDepth += 1
            case UInt8(ascii: ">"):
                typeDepth -= 1
                if typeDepth < 0 { place = .text }
            default:
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
