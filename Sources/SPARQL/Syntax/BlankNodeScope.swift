import RDF

/// Gives out the hidden variables for blank nodes of patterns and watches the rule that one label
/// stands in one basic graph pattern only
/// ([SPARQL 1.1 Query, section 19.6](https://www.w3.org/TR/sparql11-query/#grammarBNodes)).
struct BlankNodeScope {
    /// In which basic graph pattern each label occurred.
    private var patternOfLabel: [[UInt8]: Int] = [:]
    private var currentPattern = 0
    private var patterns = 0
    private var nextNumber = 0

    init() {}

    /// Generated labels are `g` and a number above every number that the query itself uses so.
    init(avoidingLabelsIn source: QuerySource) {
        let bytes = source.bytes
        var index = 0
        while index < source.count {
            if bytes[index] == UInt8(ascii: "_"), bytes[index + 1] == UInt8(ascii: ":"),
                bytes[index + 2] == UInt8(ascii: "g")
            {
                index += 3
                var number = 0
                var digits = 0
                while NameCharacters.isDigit(bytes[index]), digits < 10 {
                    number = number * 10 + Int(bytes[index] - UInt8(ascii: "0"))
                    digits += 1
                    index += 1
                }
                // A longer number is out of reach of the counter.
                if digits > 0, digits < 10 { nextNumber = max(nextNumber, number + 1) }
            } else {
                index += 1
            }
        }
    }

    /// A basic graph pattern ends here and another may begin.
    mutating func startPattern() {
        patterns += 1
        currentPattern = patterns
    }

    /// Whether the label may stand in the current basic graph pattern; from now on, in no other.
    mutating func admits(_ label: ArraySlice<UInt8>) -> Bool {
        let key = Array(label)
        if let pattern = patternOfLabel[key] { return pattern == currentPattern }
        patternOfLabel[key] = currentPattern
        return true
    }

    /// Starts afresh, but for the labels given out.
    mutating func forgetLabels() {
        patternOfLabel = [:]
        startPattern()
    }

    mutating func freshLabel() -> String {
        defer { nextNumber += 1 }
        return "g\(nextNumber)"
    }
}
