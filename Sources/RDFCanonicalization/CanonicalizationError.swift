/// Why a dataset has no canonical form here.
public enum CanonicalizationError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Telling its blank nodes apart takes more steps than allowed. Some datasets are made for that
    /// ([RDFC-1.0, section 7.1](https://www.w3.org/TR/rdf-canon/#dataset-poisoning)).
    case workLimit(steps: Int)

    public var description: String {
        switch self {
        case .workLimit(let steps): "telling the blank nodes apart takes more than \(steps) steps: too many are alike"
        }
    }
}
