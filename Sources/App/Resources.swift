import Foundation

/// Finds the folders that come with the binary: content, words, public files.
///
/// Looked for in this order: the folder of the setting, the bundles beside the binary, and the checkout that the
/// binary was built in. So the build's folder can be moved, alone or with the checkout.
struct Resources: Sendable {
    let setting: String?

    var instruments: URL { get throws { try find("Instruments", bundle: "Content", checkout: "Content/Instruments") } }
    var policies: URL { get throws { try find("Policies", bundle: "Content", checkout: "Content/Policies") } }
    var importForms: URL { get throws { try find("Imports", bundle: "Content", checkout: "Content/Imports") } }
    var campaigns: URL { get throws { try find("Campaigns", bundle: "Content", checkout: "Content/Campaigns") } }
    var demo: URL { get throws { try find("Demo", bundle: "Content", checkout: "Content/Demo") } }
    var words: URL { get throws { try find("Words", bundle: "Web", checkout: "Sources/Web/Words") } }
    var publicFiles: URL { get throws { try find("Public", bundle: "Web", checkout: "Sources/Web/Public") } }

    private func find(_ name: String, bundle: String, checkout: String) throws -> URL {
        var places: [String] = []
        if let setting { places += ["\(setting)/\(name)", "\(setting)/\(checkout)"] }
        var folder = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        places.append("\(folder.path)/xinqiao_\(bundle).resources/\(name)")
        while folder.path != "/" {
            places.append("\(folder.path)/\(checkout)")
            folder = folder.deletingLastPathComponent()
        }
        guard let found = places.first(where: { FileManager.default.fileExists(atPath: $0) }) else {
            throw ResourceFault(name: name)
        }
        return URL(fileURLWithPath: found)
    }
}

/// A folder that the house cannot do without.
struct ResourceFault: Error, CustomStringConvertible {
    let name: String
    var description: String {
        "the folder \(name) lies neither beside the binary nor in its checkout; name its place with --resources"
    }
}
