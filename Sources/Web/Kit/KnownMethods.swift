/// Which methods each path knows, so that another one is answered 405 with what the path does allow, and not 404.
///
/// Looked up for what no door has answered. Doors that only refuse would be three times as many as those that open.
struct KnownMethods: Sendable {
    /// A path with parts that vary, such as `/alerts/{alert}`.
    private struct Template: Sendable {
        let parts: [String]
        let methods: Set<String>

        var fixedParts: Int { parts.count(where: { !KnownMethods.varies($0) }) }

        func fits(_ asked: [String]) -> Bool {
            zip(parts, asked).allSatisfy { KnownMethods.varies($0) || $0 == $1 }
        }
    }

    private var fixed: [String: Set<String>] = [:]
    /// By the number of parts.
    private var templates: [Int: [Template]] = [:]

    /// - Parameter known: the methods of each path. What can be read can be asked for its head.
    init(_ known: [String: Set<String>]) {
        for (path, methods) in known {
            let allowed = methods.contains("GET") ? methods.union(["HEAD"]) : methods
            let parts = Self.parts(of: path)
            if parts.contains(where: Self.varies) {
                templates[parts.count, default: []].append(Template(parts: parts, methods: allowed))
            } else {
                fixed[parts.joined(separator: "/")] = allowed
            }
        }
    }

    /// What the path allows, where it is known and does not allow the method: `GET, HEAD`.
    func allowed(insteadOf method: String, at path: String) -> String? {
        guard Self.refusable.contains(method), let methods = methods(of: path), !methods.contains(method) else {
            return nil
        }
        return methods.sorted().joined(separator: ", ")
    }

    /// A path without parts that vary wins over one with them.
    private func methods(of path: String) -> Set<String>? {
        let asked = Self.parts(of: path)
        if let methods = fixed[asked.joined(separator: "/")] { return methods }
        let fitting = (templates[asked.count] ?? []).filter { $0.fits(asked) }
        return fitting.max { $0.fixedParts < $1.fixedParts }?.methods
    }

    private static let refusable: Set<String> = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"]

    private static func parts(of path: String) -> [String] { path.split(separator: "/").map(String.init) }

    private static func varies(_ part: String) -> Bool { part.hasPrefix("{") }
}
