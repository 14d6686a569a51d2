/// The four formats of the W3C for the answers to SELECT and ASK queries.
public enum ResultsFormat: String, CaseIterable, Sendable {
    /// [SPARQL 1.1 Query Results JSON Format](https://www.w3.org/TR/sparql11-results-json/)
    case json
    /// [SPARQL Query Results XML Format](https://www.w3.org/TR/rdf-sparql-XMLres/)
    case xml
    /// [CSV](https://www.w3.org/TR/sparql11-results-csv-tsv/): plain values, not telling IRIs from texts.
    case csv
    /// [TSV](https://www.w3.org/TR/sparql11-results-csv-tsv/): terms in Turtle's syntax.
    case tsv

    public var mediaType: String {
        switch self {
        case .json: "application/sparql-results+json"
        case .xml: "application/sparql-results+xml"
        case .csv: "text/csv"
        case .tsv: "text/tab-separated-values"
        }
    }

    /// The usual end of a file's name.
    public var fileExtension: String {
        switch self {
        case .json: "srj"
        case .xml: "srx"
        case .csv: "csv"
        case .tsv: "tsv"
        }
    }

    /// The format of a media type, which may have parameters, or nil.
    public init?(mediaType: String) {
        let name = mediaType.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
        guard let format = Self.allCases.first(where: { $0.mediaType == name }) else {
            switch name {
            case "application/json": self = .json
            case "application/xml", "text/xml": self = .xml
            default: return nil
            }
            return
        }
        self = format
    }
}
