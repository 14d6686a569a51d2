import Foundation
import GraphStore
import RDF
import SPARQL

extension Solutions {
    /// The rows as values of a type whose properties are called like the variables.
    ///
    /// ```swift
    /// struct Line: Decodable {
    ///     var who: IRI
    ///     var label: String
    ///     var howOften: String?
    /// }
    /// let lines = try graph.select("SELECT ?who ?label ?howOften WHERE { … }").decoded(as: Line.self)
    /// ```
    ///
    /// IRIs decode as `IRI`, `URL` or `String`; literals as `String`, `Bool`, numbers, or enumerations
    /// and other types that decode from one of these; an unbound variable as nil.
    /// - Throws: `DecodingError` whose path names the row and the variable.
    public func decoded<Row: Decodable>(as type: Row.Type) throws -> [Row] {
        try indices.map { row in
            try Row(from: RowDecoder(solution: self[row], codingPath: [RowKey(intValue: row)]))
        }
    }
}

extension Solution {
    /// The row as a value of a type whose properties are called like the variables; see
    /// `Solutions.decoded(as:)`.
    public func decoded<Row: Decodable>(as type: Row.Type) throws -> Row {
        try Row(from: RowDecoder(solution: self, codingPath: []))
    }
}

extension IRI: Decodable {
    /// An IRI from a string.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }
}

/// The place of a row or a variable in errors.
struct RowKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(intValue: Int) {
        stringValue = "row \(intValue)"
        self.intValue = intValue
    }

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }
}

/// Decodes a row: a container whose keys are variables.
struct RowDecoder: Decoder {
    let solution: Solution
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(RowContainer(solution: solution, codingPath: codingPath))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw DecodingError.typeMismatch(
            [Any].self, .init(codingPath: codingPath, debugDescription: "a row has names, not positions"))
    }

    /// A row of one column is the value in it.
    func singleValueContainer() throws -> any SingleValueDecodingContainer {
        let bindings = solution.bindings
        guard bindings.count == 1 else {
            throw DecodingError.typeMismatch(
                Any.self, .init(codingPath: codingPath, debugDescription: "a row of \(bindings.count) values is no single value"))
        }
        return CellDecoder(term: bindings[0].term, codingPath: codingPath)
    }
}

private struct RowContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let solution: Solution
    let codingPath: [any CodingKey]

    var allKeys: [Key] { solution.bindings.compactMap { Key(stringValue: $0.variable.name) } }

    func contains(_ key: Key) -> Bool { solution[Variable(key.stringValue)] != nil }
    func decodeNil(forKey key: Key) throws -> Bool { !contains(key) }

    private func cell(_ key: Key) throws -> CellDecoder {
        guard let term = solution[Variable(key.stringValue)] else {
            throw DecodingError.keyNotFound(
                key, .init(codingPath: codingPath, debugDescription: "?\(key.stringValue) is unbound or not part of the answer"))
        }
        return CellDecoder(term: term, codingPath: codingPath + [key])
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value { try cell(key).decode(type) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw try cell(key).mismatch([String: Any].self) }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw try cell(key).mismatch([Any].self)
    }
    func superDecoder() throws -> any Decoder { RowDecoder(solution: solution, codingPath: codingPath) }
    func superDecoder(forKey key: Key) throws -> any Decoder { try cell(key) }
}

/// Decodes the term in one cell.
private struct CellDecoder: Decoder, SingleValueDecodingContainer {
    let term: Term
    let codingPath: [any CodingKey]
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    /// The IRI, or the literal without datatype and language.
    private var text: String? { term.iri?.string ?? term.literal?.lexicalForm }

    func mismatch(_ type: Any.Type) -> DecodingError {
        .typeMismatch(type, .init(codingPath: codingPath, debugDescription: "\(term) is no \(type)"))
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        throw mismatch([String: Any].self)
    }
    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { throw mismatch([Any].self) }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    func decodeNil() -> Bool { false }

    func decode(_ type: Bool.Type) throws -> Bool {
        switch term.literal?.lexicalForm {
        case "true", "1": true
        case "false", "0": false
        default: throw mismatch(type)
        }
    }

    func decode(_ type: String.Type) throws -> String {
        guard let text else { throw mismatch(type) }
        return text
    }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        // Foundation decodes a URL from parts unless its decoder knows better.
        if type == URL.self {
            guard let text, let url = URL(string: text) as? Value else { throw mismatch(type) }
            return url
        }
        if let number = type as? any LosslessNumber.Type {
            guard let text = term.literal?.lexicalForm, let value = number.init(text) as? Value else { throw mismatch(type) }
            return value
        }
        return try Value(from: self)
    }

    private func number<Number: LosslessNumber>(_ type: Number.Type) throws -> Number {
        guard let text = term.literal?.lexicalForm, let value = Number(text) else { throw mismatch(type) }
        return value
    }

    func decode(_ type: Double.Type) throws -> Double { try number(type) }
    func decode(_ type: Float.Type) throws -> Float { try number(type) }
    func decode(_ type: Int.Type) throws -> Int { try number(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try number(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try number(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try number(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try number(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try number(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try number(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try number(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try number(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try number(type) }
}

/// A number that is written as XSD writes it.
private protocol LosslessNumber { init?(_ text: String) }
extension Double: LosslessNumber {}
extension Float: LosslessNumber {}
extension Int: LosslessNumber {}
extension Int8: LosslessNumber {}
extension Int16: LosslessNumber {}
extension Int32: LosslessNumber {}
extension Int64: LosslessNumber {}
extension UInt: LosslessNumber {}
extension UInt8: LosslessNumber {}
extension UInt16: LosslessNumber {}
extension UInt32: LosslessNumber {}
extension UInt64: LosslessNumber {}
