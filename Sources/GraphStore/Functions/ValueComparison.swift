import RDF

// The comparisons of SPARQL 1.1, sections 15.1 and 17.3.

extension Value {
    /// `a = b`; nil for a type error.
    ///
    /// Literals of known datatypes whose value spaces have nothing in common are unequal, as section
    /// 17.3.1 allows; only literals of unknown datatypes, and ill-typed ones, stay undecided.
    package func isEqual(to other: Value) -> Bool? {
        switch (self, other) {
        case (.error, _), (_, .error): return nil
        case (.iri(let a), .iri(let b)): return a == b
        case (.blankNode(let a), .blankNode(let b)): return a == b
        case (.string(let a), .string(let b)): return CodePointText.equal(a, b)
        case (.languageString(let a, let first), .languageString(let b, let second)):
            return CodePointText.equal(a, b) && CodePointText.equal(first, second)
        case (.boolean(let a), .boolean(let b)): return a == b
        case (.dateTime(let a), .dateTime(let b)):
            return a.kind == b.kind ? a.compare(b).map { $0 == .equal } : false
        case (.duration(let a), .duration(let b)): return a.isEqual(to: b)
        case (.other(let a), .other(let b)): return a == b ? true : nil
        case (.other, .languageString), (.languageString, .other): return false
        case (.other, .iri), (.other, .blankNode), (.iri, .other), (.blankNode, .other): return false
        case (.other, _), (_, .other): return nil
        default:
            guard isNumeric, other.isNumeric else { return false }
            return Value.compareNumbers(self, other) == .equal
        }
    }

    /// How the values lie to each other under `<`; nil for a type error. NaN is neither below, nor
    /// at, nor above anything, which is `unordered`.
    ///
    /// Beyond the table of section 17.3, as 17.3.1 allows where there would be a type error: strings of
    /// one language compare, and so does any term with itself (`<=` and `>=` hold, `<` and `>` do not).
    package func compare(_ other: Value) -> Comparison? {
        switch (self, other) {
        case (.string(let a), .string(let b)):
            return .ordered(Ordering(sign: CodePointText.compare(a, b)))
        case (.languageString(let a, let first), .languageString(let b, let second)):
            guard CodePointText.equal(first, second) else { return nil }
            return .ordered(Ordering(sign: CodePointText.compare(a, b)))
        case (.boolean(let a), .boolean(let b)):
            return .ordered(Ordering(a ? 1 : 0, b ? 1 : 0))
        case (.dateTime(let a), .dateTime(let b)):
            return a.compare(b).map { .ordered($0) }
        case (.duration(let a), .duration(let b)):
            return a.compare(b).map { .ordered($0) }
        case (.iri(let a), .iri(let b)): return a == b ? .ordered(.equal) : nil
        case (.blankNode(let a), .blankNode(let b)): return a == b ? .ordered(.equal) : nil
        case (.other(let a), .other(let b)): return a == b ? .ordered(.equal) : nil
        default:
            guard isNumeric, other.isNumeric else { return nil }
            return Value.compareNumbers(self, other).map { .ordered($0) } ?? .unordered
        }
    }

    /// What `<` and its kin find.
    package enum Comparison: Equatable {
        case ordered(Ordering)
        /// One of the two is NaN.
        case unordered
    }

    /// Numbers compared after promotion to the wider of their types; nil with a NaN.
    static func compareNumbers(_ a: Value, _ b: Value) -> Ordering? {
        switch (a, b) {
        case (.integer(let x), .integer(let y)): return Ordering(x, y)
        case (.double, _), (_, .double):
            guard let x = a.double, let y = b.double else { return nil }
            return x.isNaN || y.isNaN ? nil : Ordering(x, y)
        case (.float, _), (_, .float):
            guard let x = a.float, let y = b.float else { return nil }
            return x.isNaN || y.isNaN ? nil : Ordering(x, y)
        default:
            switch (a.decimal, b.decimal) {
            case (let x?, let y?): return Ordering(x, y)
            // An integer beyond the range of decimals lies beyond them all.
            case (nil, _): return a.isNegativeInteger ? .less : .greater
            case (_, nil): return b.isNegativeInteger ? .greater : .less
            }
        }
    }

    private var isNegativeInteger: Bool {
        if case .integer(let value) = self { return value < 0 }
        return false
    }

    /// The number as a decimal, if it is an integer or a decimal in range.
    var decimal: DecimalNumber? {
        switch self {
        case .integer(let value): DecimalNumber(value)
        case .decimal(let value): value
        default: nil
        }
    }

    /// The number as a float, if it is one of integer, decimal, float.
    var float: Float? {
        switch self {
        case .integer(let value): Float(value)
        case .decimal(let value): value.float
        case .float(let value): value
        default: nil
        }
    }

    /// The number as a double.
    var double: Double? {
        switch self {
        case .integer(let value): Int64(exactly: value).map(Double.init) ?? Double(value)
        case .decimal(let value): value.double
        case .float(let value): Double(value)
        case .double(let value): value
        default: nil
        }
    }
}

// MARK: ORDER BY

extension Value {
    /// A total order for ORDER BY, MIN and MAX (section 15.1): no value, blank nodes, IRIs, literals;
    /// among literals numbers, times, durations, and then all that is ordered as text, by lexical form,
    /// datatype and language. Where `<` decides between two values, this order agrees with it.
    package func sortingOrder(_ other: Value) -> Ordering {
        let rank = sortingRank
        let otherRank = other.sortingRank
        if rank != otherRank { return Ordering(rank, otherRank) }
        switch (self, other) {
        case (.error, _): return .equal
        case (.iri(let a), .iri(let b)): return Ordering(sign: CodePointText.compare(a.string, b.string))
        case (.blankNode(let a), .blankNode(let b)): return Ordering(sign: CodePointText.compare(a.label, b.label))
        case (.string(let a), .string(let b)): return Ordering(sign: CodePointText.compare(a, b))
        case (.integer(let a), .integer(let b)): return Ordering(a, b)
        case (.dateTime(let a), .dateTime(let b)): return a.sortingOrder(b)
        case (.duration(let a), .duration(let b)):
            return Ordering((a.months, a.exactSeconds), (b.months, b.exactSeconds))
        default:
            return isNumeric ? Value.sortNumbers(self, other) : Value.sortTexts(self, other)
        }
    }

    private var sortingRank: UInt8 {
        switch self {
        case .error: 0
        case .blankNode: 1
        case .iri: 2
        case .integer, .decimal, .float, .double: 3
        case .dateTime: 4
        case .duration: 5
        case .string, .languageString, .boolean, .other: 6
        }
    }

    /// A number that goes up with `sortingOrder` as far as it goes: values of different keys lie as their keys do; of equal
    /// ones nothing is said.
    package var leadingSortingKey: UInt64 {
        let rank = UInt64(sortingRank) << 56
        guard isNumeric, let double else { return rank }
        if double.isNaN { return rank | UInt64.max >> 8 }
        // As bits, doubles of one sign are in the order of their amounts; zero has two forms and one place.
        let bits = (double == 0 ? 0 : double).bitPattern
        return rank | (bits >> 63 == 0 ? bits | 1 << 63 : ~bits) >> 8
    }

    /// NaN after all other numbers; numbers of different types that round to one double are told apart
    /// by their exact values, so that the order is transitive.
    private static func sortNumbers(_ a: Value, _ b: Value) -> Ordering {
        guard let x = a.double, let y = b.double else { return .equal }
        if x.isNaN || y.isNaN { return Ordering(x.isNaN ? 1 : 0, y.isNaN ? 1 : 0) }
        if x != y { return Ordering(x, y) }
        if case .integer(let x) = a, case .integer(let y) = b { return Ordering(x, y) }
        guard let exactX = a.exactDecimal, let exactY = b.exactDecimal else { return .equal }
        return Ordering(exactX, exactY)
    }

    private var exactDecimal: DecimalNumber? {
        switch self {
        case .float(let value): DecimalNumber(Double(value))
        case .double(let value): DecimalNumber(value)
        default: decimal
        }
    }

    private static func sortTexts(_ a: Value, _ b: Value) -> Ordering {
        guard let first = a.term?.literal, let second = b.term?.literal else { return .equal }
        var order = CodePointText.compare(first.lexicalForm, second.lexicalForm)
        if order == 0 { order = CodePointText.compare(first.datatype.string, second.datatype.string) }
        if order == 0 { order = CodePointText.compare(first.language ?? "", second.language ?? "") }
        return Ordering(sign: order)
    }
}
