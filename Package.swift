// swift-tools-version: 6.2
import PackageDescription

// One target per idea; dependencies point one way, from the floor up (see README, "Where things are").
let package = Package(
    name: "ResolutionGraph",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "resgraph", targets: ["resgraph"]),
        .library(name: "RDF", targets: ["RDF"]),
        .library(name: "Raptor", targets: ["Raptor"]),
        .library(name: "RDFCanonicalization", targets: ["RDFCanonicalization"]),
        .library(name: "Resolutions", targets: ["Resolutions"]),
        .library(name: "Diagrams", targets: ["Diagrams"]),
        .library(name: "PropertyGraph", targets: ["PropertyGraph"]),
        .library(name: "SPARQL", targets: ["SPARQL"]),
        .library(name: "GraphStore", targets: ["GraphStore"]),
        .library(name: "ShapeValidation", targets: ["ShapeValidation"]),
        .library(name: "ResolutionOntology", targets: ["ResolutionOntology"]),
        .library(name: "LinkedResolutions", targets: ["LinkedResolutions"]),
        .library(name: "ResolutionSite", targets: ["ResolutionSite"]),
        .library(name: "ResolutionServer", targets: ["ResolutionServer"]),
    ],
    traits: [
        .trait(
            name: "Server",
            description: "`resgraph serve`, on Hummingbird. Without it Hummingbird is not even checked out.")
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    ],
    targets: [
        // Floor 1: values and C libraries
        .systemLibrary(
            name: "CRaptor", pkgConfig: "raptor2",
            providers: [.apt(["libraptor2-dev"]), .brew(["raptor"])]),
        .systemLibrary(
            name: "CCurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-gnutls-dev"]), .brew(["curl"])]),
        .systemLibrary(
            name: "CNettle", pkgConfig: "nettle",
            providers: [.apt(["nettle-dev"]), .brew(["nettle"])]),
        .target(name: "COntology"),
        .target(name: "MessageDigests", dependencies: ["CNettle"]),
        .target(name: "RDF"),
        .target(name: "Resolutions"),
        .target(name: "Markup"),

        // Floor 2: syntaxes
        .target(name: "Raptor", dependencies: ["RDF", "CRaptor"]),
        .target(name: "RDFCanonicalization", dependencies: ["RDF", "MessageDigests"]),
        .target(name: "SPARQL", dependencies: ["RDF"]),
        .target(name: "PropertyGraph", dependencies: ["RDF", "Raptor", "Markup"]),
        .target(name: "Diagrams", dependencies: ["Markup"]),

        // Floor 3: the store, and the only place that knows both resolutions and RDF
        .target(name: "GraphStore", dependencies: ["RDF", "SPARQL", "MessageDigests"]),
        .target(name: "ShapeValidation", dependencies: ["RDF", "SPARQL", "GraphStore"]),
        .target(
            name: "ResolutionOntology",
            dependencies: ["RDF", "Raptor", "Resolutions", "COntology"]),

        // Floor 4: what a Swift user imports
        .target(
            name: "LinkedResolutions",
            dependencies: [
                "RDF", "Raptor", "SPARQL", "GraphStore", "Resolutions", "ResolutionOntology", "Markup", "Diagrams",
                "PropertyGraph", "CCurl", "MessageDigests",
            ]),

        // Floor 5: the graph as linked-data pages, as a service on the web, and the command line
        .target(name: "CSite", exclude: ["Files"]),
        .target(
            name: "ResolutionSite",
            dependencies: [
                "LinkedResolutions", "Diagrams", "Markup", "CSite", "MessageDigests",
                .product(name: "Mustache", package: "swift-mustache"),
            ]),
        .target(
            name: "ResolutionServer",
            dependencies: [
                "LinkedResolutions", "ResolutionSite",
                .product(name: "Hummingbird", package: "hummingbird", condition: .when(traits: ["Server"])),
                .product(name: "HummingbirdCore", package: "hummingbird", condition: .when(traits: ["Server"])),
            ]),
        .executableTarget(
            name: "resgraph",
            dependencies: [
                "LinkedResolutions", "ResolutionSite", "ResolutionServer", "ShapeValidation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ]),

        // Tests mirror the sources
        .target(name: "TestSupport", dependencies: ["RDF"], path: "Tests/TestSupport"),
        .testTarget(name: "MessageDigestsTests", dependencies: ["MessageDigests", "RDF", "TestSupport"]),
        .testTarget(name: "MarkupTests", dependencies: ["Markup"]),
        .testTarget(name: "RDFTests", dependencies: ["RDF", "TestSupport"]),
        .testTarget(
            name: "RaptorTests", dependencies: ["Raptor", "RDFCanonicalization", "RDF", "TestSupport"]),
        .testTarget(
            name: "RDFCanonicalizationTests",
            dependencies: ["RDFCanonicalization", "Raptor", "RDF", "TestSupport"]),
        .testTarget(name: "DiagramsTests", dependencies: ["Diagrams", "TestSupport"]),
        .testTarget(name: "PropertyGraphTests", dependencies: ["PropertyGraph", "Raptor", "RDF", "TestSupport"]),
        .testTarget(
            name: "ResolutionsTests",
            dependencies: ["Resolutions", "ResolutionOntology", "TestSupport"]),
        .testTarget(
            name: "ResolutionOntologyTests",
            dependencies: ["ResolutionOntology", "Resolutions", "Raptor", "RDF", "TestSupport"]),
        .testTarget(name: "SPARQLTests", dependencies: ["SPARQL", "RDF", "TestSupport"]),
        .testTarget(
            name: "GraphStoreTests", dependencies: ["GraphStore", "SPARQL", "RDF", "TestSupport"]),
        .testTarget(
            name: "ConformanceTests",
            dependencies: ["GraphStore", "SPARQL", "Raptor", "RDF", "TestSupport"]),
        .testTarget(
            name: "LinkedResolutionsTests",
            dependencies: [
                "LinkedResolutions", "Resolutions", "RDF", "MessageDigests", "TestSupport",
            ]),
        .testTarget(
            name: "ShapeValidationTests", dependencies: ["ShapeValidation", "LinkedResolutions", "TestSupport"]),
        .testTarget(
            name: "ResolutionSiteTests", dependencies: ["ResolutionSite", "LinkedResolutions", "TestSupport"]),
        .testTarget(
            name: "ResolutionServerTests", dependencies: ["ResolutionServer", "LinkedResolutions", "TestSupport"]),
        .testTarget(
            name: "ReadmeTests", dependencies: ["LinkedResolutions", "TestSupport"], exclude: ["Texts"]),
    ],
    cLanguageStandard: .gnu2x  // C23, for COntology's #embed
)

// What handles memory by hand or is shared between threads, and nothing else: Scripts/sanitize builds
// this much in minutes.
if Context.environment["RESGRAPH_CORE"] == "1" {
    let core: Set = [
        "CRaptor", "CNettle", "MessageDigests", "RDF", "Raptor", "RDFCanonicalization", "SPARQL", "GraphStore", "TestSupport",
        "RDFTests", "RaptorTests",
        "RDFCanonicalizationTests", "GraphStoreTests",
    ]
    package.targets.removeAll { !core.contains($0.name) }
    package.products = []
    package.traits = []
}
