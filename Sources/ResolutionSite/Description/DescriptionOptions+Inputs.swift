import LinkedResolutions
import MessageDigests
import RDF

extension DescriptionOptions.Input {
    /// The RDF files that inputs stand for, with the hashes of their bytes; texts are named by the graph.
    ///
    /// - Parameter inputs: files and folders, as `--data` takes them. What cannot be read is left out:
    ///   loading reports it.
    public static func rdfFiles(of inputs: [String]) -> [DescriptionOptions.Input] {
        InputExpansion.expand(inputs, override: nil, prefersMergedGraph: true).files.compactMap { file in
            guard case .rdf = file.content, let bytes = try? file.bytes() else { return nil }
            return DescriptionOptions.Input(name: file.name, sha256: Hexadecimal.text(of: HashFunction.sha256.digest(of: bytes)))
        }
    }
}
