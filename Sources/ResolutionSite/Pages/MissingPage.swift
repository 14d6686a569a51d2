/// What a host answers where it has nothing. Its links begin at the root of the host, since it may be shown at any
/// address.
struct MissingPage {
    let root: String

    func parts() -> PageParts {
        PageParts(
            title: "There is no such page", summary: "Nothing of that name is published here.", template: "missing",
            main: ["root": root])
    }
}
