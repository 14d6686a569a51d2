// swift-tools-version: 6.2
import PackageDescription

// Apart from the root package, so that building the library never builds this. Built and run by
// Scripts/fuzz, with libFuzzer's coverage in every module of ResolutionGraph.
let package = Package(
    name: "Fuzzing",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "ResolutionGraph", path: "..")],
    targets: [
        .executableTarget(
            name: "fuzz",
            dependencies: [
                .product(name: "GraphStore", package: "ResolutionGraph"),
                .product(name: "Raptor", package: "ResolutionGraph"),
                .product(name: "RDF", package: "ResolutionGraph"),
                .product(name: "ResolutionOntology", package: "ResolutionGraph"),
                .product(name: "Resolutions", package: "ResolutionGraph"),
                .product(name: "SPARQL", package: "ResolutionGraph"),
            ]),
    ]
)
