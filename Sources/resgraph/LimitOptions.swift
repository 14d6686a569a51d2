import ArgumentParser
import LinkedResolutions

/// Options that bound what a query may cost, and whom it may ask.
struct LimitOptions: ParsableArguments {
    @Option(help: ArgumentHelp("End a query that runs longer, in seconds.", valueName: "seconds"))
    var timeLimit: Double?

    @Option(help: ArgumentHelp("End a query whose answer has more rows or triples.", valueName: "rows"))
    var rowLimit: Int?

    @Option(help: ArgumentHelp("End a query that holds more memory, in bytes, or with K, M or G.", valueName: "bytes"))
    var memoryLimit: String?

    @Option(
        name: .customLong("allow-service"),
        help: ArgumentHelp("An endpoint that SERVICE may ask. Repeatable; none may be asked otherwise.", valueName: "url"))
    var allowedServices: [String] = []

    func limits() throws -> QueryLimits {
        if let timeLimit, !(timeLimit > 0 && timeLimit < 1e9) {
            throw ValidationError("--time-limit wants a number of seconds above 0")
        }
        if let rowLimit, rowLimit <= 0 { throw ValidationError("--row-limit wants a number above 0") }
        return QueryLimits(
            time: timeLimit.map { .milliseconds(Int64(($0 * 1000).rounded(.up))) }, rows: rowLimit,
            memory: try memoryLimit.map(Self.byteCount))
    }

    func serviceClient() throws -> (any ServiceClient)? {
        allowedServices.isEmpty ? nil : HTTPServiceClient(allowing: allowedServices.map { IRI($0) })
    }

    /// Refuses an endpoint's answer that has more rows or triples than allowed.
    func check(_ answer: EndpointAnswer) throws {
        let count =
            switch answer {
            case .solutions(let table): table.rows.count
            case .graph(let triples): triples.count
            case .boolean: 1
            }
        if let rowLimit, count > rowLimit { throw QueryError.rowLimit(rowLimit) }
    }

    private static func byteCount(_ text: String) throws -> Int {
        let units: [Character: Int] = ["K": 1 << 10, "M": 1 << 20, "G": 1 << 30]
        let unit = text.last.flatMap { units[Character($0.uppercased())] }
        guard let number = Int(unit == nil ? text[...] : text.dropLast()), number > 0,
            case let (bytes, overflow) = number.multipliedReportingOverflow(by: unit ?? 1), !overflow
        else { throw ValidationError("--memory-limit wants bytes, as in 500M or 2G; got '\(text)'") }
        return bytes
    }
}
