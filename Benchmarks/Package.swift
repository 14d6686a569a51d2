// swift-tools-version: 6.2
import PackageDescription

// Apart from the root package, so that building the library never builds this.
let package = Package(
    name: "Benchmarks",
    platforms: [.macOS(.v15)],
    dependencies: [
        .package(name: "ResolutionGraph", path: ".."),
        .package(url: "https://github.com/google/swift-benchmark", from: "0.1.2"),
    ],
    targets: [
        .executableTarget(
            name: "adapter",
            dependencies: [
                .product(name: "GraphStore", package: "ResolutionGraph"),
                .product(name: "SPARQL", package: "ResolutionGraph"),
                .product(name: "RDF", package: "ResolutionGraph"),
            ]),
        .executableTarget(
            name: "raptor",
            dependencies: [
                .product(name: "GraphStore", package: "ResolutionGraph"),
                .product(name: "Raptor", package: "ResolutionGraph"),
                .product(name: "RDF", package: "ResolutionGraph"),
            ]),
        .executableTarget(
            name: "texts",
            dependencies: [
                .product(name: "LinkedResolutions", package: "ResolutionGraph"),
                .product(name: "ResolutionOntology", package: "ResolutionGraph"),
                .product(name: "Resolutions", package: "ResolutionGraph"),
                .product(name: "GraphStore", package: "ResolutionGraph"),
            ]),
        .executableTarget(
            name: "micro",
            dependencies: [
                .product(name: "LinkedResolutions", package: "ResolutionGraph"),
                .product(name: "GraphStore", package: "ResolutionGraph"),
                .product(name: "Raptor", package: "ResolutionGraph"),
                .product(name: "SPARQL", package: "ResolutionGraph"),
                .product(name: "RDF", package: "ResolutionGraph"),
                .product(name: "Benchmark", package: "swift-benchmark"),
            ]),
    ]
)
