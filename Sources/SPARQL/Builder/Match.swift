import RDF

/// A triple pattern, or two ends and the path between them.
///
/// ```swift
/// Match(who, rg.reportsTo, whom)
/// Match(clause, rg.inRevision.then(rg.adoptedAt), session)
/// ```
public struct Match: QueryPattern {
    let subject: any PatternNode
    let verb: any PatternVerb
    let object: any PatternNode

    public init(_ subject: any PatternNode, _ verb: any PatternVerb, _ object: any PatternNode) {
        self.subject = subject
        self.verb = verb
        self.object = object
    }

    public var patternElement: PatternElement {
        PatternElement { (group, building) throws(QueryBuildingError) in
            let start = building.node(subject, in: &group)
            var step = verb.patternVerb
            // In scope before the object, as in the text.
            if case .term(.variable(let variable)) = step { group.scope.insert(building.number(of: variable)) }
            if case .term(.term(.iri(let iri))) = step { step = .path(.predicate(iri)) }
            let end = building.node(object, in: &group)
            try Self.emit(start, step, end, into: &group, &building)
        }
    }

    /// Adds the triple, or translates the path (section 18.2.2.4), as the parser does.
    private static func emit(
        _ subject: PatternTerm, _ verb: Verb, _ object: PatternTerm, into group: inout GroupBuilder,
        _ building: inout QueryBuilding
    ) throws(QueryBuildingError) {
        switch verb {
        case .term(let predicate): group.add(TriplePattern(subject, predicate, object))
        case .path(let path):
            try building.requireHeight(path.height)
            try emit(subject, path, object, into: &group, &building)
        }
    }

    private static func emit(
        _ subject: PatternTerm, _ path: PropertyPath, _ object: PatternTerm, into group: inout GroupBuilder,
        _ building: inout QueryBuilding
    ) throws(QueryBuildingError) {
        switch path {
        case .predicate(let iri): group.add(TriplePattern(subject, .iri(iri), object))
        case .inverse(let inner): try emit(object, inner, subject, into: &group, &building)
        case .sequence(let steps):
            var start = subject
            for (index, step) in steps.enumerated() {
                let end = index == steps.count - 1 ? object : building.freshNode()
                try emit(start, step, end, into: &group, &building)
                start = end
            }
        default:
            group.add(Measured(value: .path(PathPattern(subject, path, object)), height: path.height + 1))
        }
    }
}

extension TriplePattern: QueryPattern {
    public var patternElement: PatternElement {
        PatternElement { [self] (group, building) throws(QueryBuildingError) in
            let (subject, predicate) = (building.node(subject, in: &group), building.node(predicate, in: &group))
            group.add(TriplePattern(subject, predicate, building.node(object, in: &group)))
        }
    }
}
