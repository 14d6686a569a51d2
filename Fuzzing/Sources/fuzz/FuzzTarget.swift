import Foundation

/// One reader under attack: what libFuzzer gives it, it must take or refuse. Whatever traps, hangs or
/// swells is a finding, and so is a broken promise (`require`).
struct FuzzTarget: Sendable {
    let name: String
    let abstract: String
    let run: @Sendable ([UInt8]) -> Void

    static let all: [FuzzTarget] = [
        .resolution, .nTriples, .sparqlSyntax, .sparqlEvaluation, .regularExpression, .results, .snapshot,
        .turtle, .rdfXML, .rdfJSON,
    ]

    static func named(_ name: String) -> FuzzTarget? { all.first { $0.name == name } }

    /// The target that the command line names; `main` has made sure that there is one.
    static let current = named(CommandLine.arguments[1]) ?? resolution

    /// Stops the run where a promise is broken; libFuzzer then keeps the input.
    static func require(_ condition: Bool, _ promise: @autoclosure () -> String) {
        if !condition {
            FileHandle.standardError.write(Data("BROKEN PROMISE: \(promise())\n".utf8))
            abort()
        }
    }
}
