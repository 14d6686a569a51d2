import Foundation
import Raptor

/// From the arguments that a person gives (files, folders, `-`) to the files to read.
public enum InputExpansion {
    /// The files that the arguments stand for, each once, folders read recursively in name order.
    ///
    /// - Parameters:
    ///   - arguments: files, folders, or `-` for standard input.
    ///   - override: What every input holds, whatever its suffix says.
    ///   - prefersMergedGraph: Whether a folder that holds `corpus.nt` stands for that file alone
    ///     (as data for queries) rather than for its texts.
    /// - Returns: The files, and an error for each argument that stands for none.
    public static func expand(
        _ arguments: [String], override: InputFile.Content? = nil, prefersMergedGraph: Bool = false
    ) -> (files: [InputFile], errors: [InputError]) {
        var files: [InputFile] = []
        var errors: [InputError] = []
        var seen: Set<InputFile.Location> = []
        func add(_ file: InputFile) {
            if seen.insert(file.location.plain).inserted { files.append(file) }
        }
        for argument in arguments {
            if argument == "-" {
                add(InputFile(.standardInput, content: override ?? .resolutionText))
                continue
            }
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
                errors.append(.notFound(path: argument))
                continue
            }
            if isFolder.boolValue {
                let found = filesInFolder(argument, override: override, prefersMergedGraph: prefersMergedGraph)
                found.files.forEach(add)
                errors += found.errors
                if found.files.isEmpty, found.errors.isEmpty { errors.append(.emptyFolder(path: argument)) }
            } else if let content = override ?? content(ofPath: argument) {
                add(InputFile(.file(path: argument), content: content))
            } else {
                errors.append(.unknownSuffix(path: argument))
            }
        }
        return (files, errors)
    }

    /// What a file holds by its suffix; nil for an unknown one.
    public static func content(ofPath path: String) -> InputFile.Content? {
        if (path as NSString).pathExtension.lowercased() == "txt" { return .resolutionText }
        return RDFSyntax(path: path).map { .rdf($0) }
    }

    /// Depth first, each folder's entries in byte order of their names. A symbolic link to a folder
    /// is followed once: a folder already on the way from the top is not entered again. What cannot be read or
    /// leads nowhere is told, and the others are still found.
    private static func filesInFolder(
        _ top: String, override: InputFile.Content?, prefersMergedGraph: Bool
    ) -> (files: [InputFile], errors: [InputError]) {
        var files: [InputFile] = []
        var errors: [InputError] = []
        var pending = [(path: top, ancestors: Set<ResolvedPath>())]
        while let (path, ancestors) = pending.popLast() {
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
                if (override ?? content(ofPath: path))?.isReadable ?? false { errors.append(.notFound(path: path)) }
                continue
            }
            guard isFolder.boolValue else {
                if let content = override ?? content(ofPath: path), content.isReadable {
                    // Nobody named it, and reading a pipe waits for whoever writes into it.
                    guard ReadableFile.size(ofRegularFile: path) != nil else {
                        errors.append(.unreadable(path: path, reason: "it is a pipe, a socket or a device"))
                        continue
                    }
                    files.append(InputFile(.file(path: path), content: content))
                }
                continue
            }
            let real = ResolvedPath(path)
            guard !ancestors.contains(real) else { continue }
            let merged = (path as NSString).appendingPathComponent("corpus.nt")
            if prefersMergedGraph, override == nil, FileManager.default.fileExists(atPath: merged) {
                files.append(InputFile(.file(path: merged), content: .rdf(.ntriples)))
                continue
            }
            do {
                let names = try FileManager.default.contentsOfDirectory(atPath: path)
                    .filter { !$0.hasPrefix(".") }
                    .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
                for name in names.reversed() {
                    pending.append(
                        ((path as NSString).appendingPathComponent(name), ancestors.union([real])))
                }
            } catch {
                errors.append(.unreadable(path: path, reason: InputError.reason(of: error)))
            }
        }
        return (files, errors)
    }
}

extension InputFile.Location {
    /// The same place without `.` and doubled `/`: `./a.txt` is `a.txt`.
    var plain: Self {
        guard case .file(let path) = self, path.hasPrefix("./") || path.contains("/./") || path.contains("//") else { return self }
        let parts = path.split(separator: "/").filter { $0 != "." }
        return .file(path: (path.hasPrefix("/") ? "/" : "") + parts.joined(separator: "/"))
    }
}
