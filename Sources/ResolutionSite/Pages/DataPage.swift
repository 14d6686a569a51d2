import LinkedResolutions

/// The description of the data for people: counts, vocabularies, classes, properties, links, downloads.
struct DataPage {
    let context: PageContext
    let description: GraphDescription

    func parts() -> PageParts {
        let title = "About the data"
        let facts: [View] = [
            ["name": "Statements", "values": [["text": description.triples.grouped] as View]],
            ["name": "Things described", "values": [["text": description.entities.grouped] as View]],
            ["name": "Source documents", "values": [["text": description.documents.grouped] as View]],
            ["name": "IRIs begin with", "values": [["text": description.options.base.string] as View]],
            ["name": "Licence of the structure", "values": [context.link("https://creativecommons.org/licenses/by/4.0/")]],
            ["name": "Vocabularies", "values": description.vocabularies.map(context.link)],
        ]
        let linksets = description.linksets.map { linkset -> View in
            ["text": "\(linkset.triples) × \(context.terms.name(of: linkset.property)) → \(linkset.target.string)"]
        }
        let links: [View] = linksets.isEmpty ? [] : [["name": "Links to other data", "values": linksets]]
        return PageParts(
            title: title, summary: "Counts, vocabularies, links, licence and downloads of this graph", template: "data",
            main: [
                "title": title, "facts": facts + links, "dumps": description.options.dumps.map { dump -> View in
                    ["href": dump.address.string, "text": String(dump.address.lastPart), "mediaType": dump.mediaType]
                },
                "classes": description.classes.map { partition -> View in
                    ["term": context.link(partition.type), "count": partition.entities.grouped]
                },
                "properties": description.properties.map { partition -> View in
                    [
                        "term": context.link(partition.property), "count": partition.triples.grouped,
                        "subjects": partition.distinctSubjects.grouped, "objects": partition.distinctObjects.grouped,
                    ]
                },
            ],
            about: description.iri.string,
            forms: [["href": "void.ttl", "mediaType": "text/turtle", "name": "Turtle"]])
    }
}
