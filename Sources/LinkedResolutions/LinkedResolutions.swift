// What a user of this module meets in its interface comes with it.
@_exported import Diagrams
@_exported import GraphStore
@_exported import RDF
@_exported import Raptor
@_exported import ResolutionOntology
@_exported import Resolutions
@_exported import SPARQL
