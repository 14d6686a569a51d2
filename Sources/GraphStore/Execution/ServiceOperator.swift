import RDF
import SPARQL

/// SERVICE: the solutions of another endpoint.
final class ServiceOperator: Operator {
    private let service: ServicePattern
    private let input: Operator?
    private let endpointSlot: Slot?
    private var isDone = false

    /// - Parameter input: what binds the endpoint, if it is a variable.
    init(_ service: ServicePattern, input: Operator?, endpointSlot: Slot?, slots: [Slot], context: QueryContext) {
        self.service = service
        self.input = input
        self.endpointSlot = endpointSlot
        super.init(slots: slots, context: context)
    }

    override func produce() throws(QueryError) -> Batch? {
        if isDone { return nil }
        isDone = true
        var result = Batch(width: slots.count)
        if let endpoint = service.endpoint.term {
            guard case .iri(let iri) = endpoint else { throw .serviceWithoutEndpoint }
            append(try ask(iri), endpoint: nil, to: &result)
            return result
        }
        // The endpoints are the values that the rest of the query gives the variable.
        guard let input, let endpointSlot, let column = input.slots.firstIndex(of: endpointSlot) else {
            guard service.isSilent else { throw .serviceWithoutEndpoint }
            return Batch(columns: [], count: 1).widened(to: slots.count)
        }
        var seen: Set<TermID> = []
        while let batch = try input.next() {
            for id in batch.columns[column] where seen.insert(id).inserted {
                guard id != TermIDs.none, case .iri(let iri) = context.terms.term(id) else {
                    if service.isSilent { continue }
                    throw .serviceWithoutEndpoint
                }
                append(try ask(iri), endpoint: id, to: &result)
            }
        }
        return result
    }

    /// The endpoint's solutions; one that binds nothing where it fails and SILENT is given.
    private func ask(_ endpoint: IRI) throws(QueryError) -> ValuesTable {
        let nothing = ValuesTable(variables: [], rows: [[]])
        guard let client = context.options.serviceClient else {
            if service.isSilent { return nothing }
            throw .serviceNotAllowed(endpoint)
        }
        do throws(ServiceError) {
            return try client.solutions(of: service.pattern, at: endpoint)
        } catch {
            if service.isSilent { return nothing }
            switch error {
            case .notAllowed: throw .serviceNotAllowed(endpoint)
            case .failed(let reason): throw .serviceFailed(endpoint, reason: reason)
            }
        }
    }

    private func append(_ table: ValuesTable, endpoint: TermID?, to result: inout Batch) {
        let columns = table.variables.map { slots.firstIndex(of: context.variables.slot(of: $0)) }
        for row in table.rows {
            for column in 0..<slots.count { result.columns[column].append(TermIDs.none) }
            for (index, term) in row.enumerated() {
                guard let column = columns[index], let term else { continue }
                result.columns[column][result.count] = context.terms.id(of: term)
            }
            if let endpoint, let endpointSlot, let column = slots.firstIndex(of: endpointSlot) {
                result.columns[column][result.count] = endpoint
            }
            result.count += 1
        }
    }
}
