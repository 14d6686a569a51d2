/// Statements as the node objects of a [JSON-LD 1.1](https://www.w3.org/TR/json-ld11/) document, flattened and
/// compacted: one object for each subject, in the order in which subjects first come.
package struct JSONLDNodes {
    private let context: JSONLDContext
    private let indent: String

    /// - Parameter indent: white space in front of each object.
    package init(context: JSONLDContext, indent: String) {
        self.context = context
        self.indent = indent
    }

    /// Appends the objects of a block, a comma between them. Linear in the statements.
    ///
    /// - Throws: `JSONLDRefusal` where a statement cannot be written; what is in the buffer is then of no use.
    package func append(_ triples: Span<Triple>, to buffer: inout [UInt8]) throws(JSONLDRefusal) {
        var numbers: [Term: Int] = [:]
        var members: [[Int]] = []
        for index in triples.indices {
            let subject = triples[index].subject
            if let number = numbers[subject] {
                members[number].append(index)
            } else {
                numbers[subject] = members.count
                members.append([index])
            }
        }
        for (number, statements) in members.enumerated() {
            if number > 0 { buffer += ",\n".utf8 }
            try appendNode(statements, of: triples, to: &buffer)
        }
    }

    private func appendNode(_ statements: [Int], of triples: Span<Triple>, to buffer: inout [UInt8]) throws(JSONLDRefusal) {
        guard let first = statements.first else { return }
        buffer += "\(indent){\n\(indent)  \"@id\": ".utf8
        try context.appendReference(triples[first].subject, to: &buffer)
        var keys: [Key: Int] = [:]
        var values: [(key: Key, objects: [Term])] = []
        for index in statements {
            let key = key(for: triples[index])
            if let known = keys[key] {
                values[known].objects.append(triples[index].object)
            } else {
                keys[key] = values.count
                values.append((key, [triples[index].object]))
            }
        }
        // What a thing is comes first.
        for (key, objects) in values where key == .type { try appendMember(key, objects, to: &buffer) }
        for (key, objects) in values where key != .type { try appendMember(key, objects, to: &buffer) }
        buffer += "\n\(indent)}".utf8
    }

    // MARK: Keys

    private enum Key: Hashable {
        case type
        /// A term, where the value fits its definition.
        case term(JSONLDContext.Definition)
        /// The property's own IRI.
        case iri(IRI)
    }

    private func key(for triple: Triple) -> Key {
        if triple.predicate == RDFSyntaxNamespace.type, !triple.object.isLiteral { return .type }
        guard let definition = context.definition(of: triple.predicate), fits(triple.object, definition.values) else {
            return .iri(triple.predicate)
        }
        return .term(definition)
    }

    private func fits(_ object: Term, _ values: JSONLDContext.Values) -> Bool {
        switch (values, object) {
        case (.any, _): true
        case (.iri, .iri), (.iri, .blankNode): true
        case (.datatype(let datatype), .literal(let literal)): literal.language == nil && literal.datatype == datatype
        case (.languageMap, .literal(let literal)): literal.language != nil || literal.datatype == XSD.string
        default: false
        }
    }

    private func appendMember(_ key: Key, _ objects: [Term], to buffer: inout [UInt8]) throws(JSONLDRefusal) {
        buffer += ",\n\(indent)  ".utf8
        var values = JSONLDContext.Values.any
        var isSet = false
        switch key {
        case .type: buffer += "\"@type\"".utf8
        case .term(let definition):
            JSONString.append(definition.term, to: &buffer)
            values = definition.values
            isSet = definition.isSet
        case .iri(let iri): try context.append(iri, to: &buffer)
        }
        buffer += ": ".utf8
        if values == .languageMap { return try appendLanguageMap(objects, to: &buffer) }
        try appendList(objects, isSet: isSet, to: &buffer) { object, buffer throws(JSONLDRefusal) in
            switch key {
            case .type: try appendType(object, to: &buffer)
            default: try append(object, as: values, to: &buffer)
            }
        }
    }

    // MARK: Values

    private func appendList<Element>(
        _ elements: [Element], isSet: Bool, to buffer: inout [UInt8],
        _ body: (Element, inout [UInt8]) throws(JSONLDRefusal) -> Void
    ) throws(JSONLDRefusal) {
        if elements.count == 1, !isSet {
            try body(elements[0], &buffer)
            return
        }
        buffer.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            if index > 0 { buffer += ", ".utf8 }
            try body(element, &buffer)
        }
        buffer.append(UInt8(ascii: "]"))
    }

    /// Languages in the order in which they come; strings without one under `@none`.
    private func appendLanguageMap(_ objects: [Term], to buffer: inout [UInt8]) throws(JSONLDRefusal) {
        var order: [String] = []
        var texts: [String: [String]] = [:]
        for case .literal(let literal) in objects {
            let language = literal.language ?? "@none"
            if texts[language] == nil { order.append(language) }
            texts[language, default: []].append(literal.lexicalForm)
        }
        buffer.append(UInt8(ascii: "{"))
        for (index, language) in order.enumerated() {
            if index > 0 { buffer += ", ".utf8 }
            JSONString.append(language, to: &buffer)
            buffer += ": ".utf8
            try appendList(texts[language] ?? [], isSet: false, to: &buffer) { text, buffer throws(JSONLDRefusal) in
                JSONString.append(text, to: &buffer)
            }
        }
        buffer.append(UInt8(ascii: "}"))
    }

    /// A class: by its term, where it has one.
    private func appendType(_ object: Term, to buffer: inout [UInt8]) throws(JSONLDRefusal) {
        if case .iri(let iri) = object, let definition = context.definition(of: iri) {
            return JSONString.append(definition.term, to: &buffer)
        }
        try context.appendReference(object, to: &buffer)
    }

    private func append(_ object: Term, as values: JSONLDContext.Values, to buffer: inout [UInt8]) throws(JSONLDRefusal) {
        guard case .literal(let literal) = object else {
            if values == .iri { return try context.appendReference(object, to: &buffer) }
            buffer += "{\"@id\": ".utf8
            try context.appendReference(object, to: &buffer)
            buffer.append(UInt8(ascii: "}"))
            return
        }
        if literal.language == nil, isNative(literal) {
            buffer += literal.lexicalForm.utf8
            return
        }
        if case .datatype = values { return JSONString.append(literal.lexicalForm, to: &buffer) }
        if literal.language == nil, literal.datatype == XSD.string {
            return JSONString.append(literal.lexicalForm, to: &buffer)
        }
        buffer += "{\"@value\": ".utf8
        JSONString.append(literal.lexicalForm, to: &buffer)
        if let language = literal.language {
            buffer += ", \"@language\": ".utf8
            JSONString.append(language, to: &buffer)
        } else {
            buffer += ", \"@type\": ".utf8
            try context.append(literal.datatype, to: &buffer)
        }
        buffer.append(UInt8(ascii: "}"))
    }

    /// Whether a number or truth value of JSON becomes the same literal again (JSON-LD 1.1 API, section 8.6):
    /// integers in canonical form that a double holds exactly, and `true` and `false`.
    private func isNative(_ literal: Literal) -> Bool {
        let form = literal.lexicalForm.utf8
        if literal.datatype == XSD.boolean { return form.elementsEqual("true".utf8) || form.elementsEqual("false".utf8) }
        guard literal.datatype == XSD.integer, !form.isEmpty, form.count <= 15 else { return false }
        if form.elementsEqual("0".utf8) { return true }
        let digits = form.first == UInt8(ascii: "-") ? form.dropFirst() : form[...]
        guard let leading = digits.first, leading != UInt8(ascii: "0") else { return false }
        return digits.allSatisfy { $0 >= UInt8(ascii: "0") && $0 <= UInt8(ascii: "9") }
    }
}
