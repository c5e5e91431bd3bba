import Access
import Care

/// One door for programs as the API document tells it.
struct OpenAPIOperation {
    /// What the door fills in by itself, from the connection and never from the body.
    private static let filledByTheDoor: Set<String> = ["address"]

    private let entry: Catalogue.Entry
    private let route: Routes.Route
    private let input: [Shape.ObjectShape.Part]
    private let outcome: Shape

    init(_ entry: Catalogue.Entry, _ route: Routes.Route) throws {
        self.entry = entry
        self.route = route
        outcome = try entry.outcome()
        guard case .object(let object) = try entry.input() else {
            input = []
            return
        }
        input = object.parts.filter { !Self.filledByTheDoor.contains($0.name) }
    }

    func described(in schemas: inout OpenAPISchemas) -> [String: Any] {
        var operation: [String: Any] = [
            "operationId": name, "tags": [route.path.split(separator: "/").first.map(String.init) ?? ""],
            "x-permission": entry.permission.rawValue, "security": security, "responses": responses(&schemas),
        ]
        let named = parameters(&schemas)
        if !named.isEmpty { operation["parameters"] = named }
        let others = input.filter { !namesInPath.contains($0.name) }
        if route.method == .post, !others.isEmpty {
            let body = Shape.object(.init(name: entry.name, parts: others))
            operation["requestBody"] = [
                "required": others.contains(where: \.isRequired), "content": OpenAPI.json(schemas.schema(of: body)),
            ]
        }
        return operation
    }

    private func parameters(_ schemas: inout OpenAPISchemas) -> [[String: Any]] {
        var found: [[String: Any]] = []
        for name in namesInPath {
            let shape = input.first { $0.name == name }?.shape ?? .text()
            found.append(["name": name, "in": "path", "required": true, "schema": schemas.schema(of: shape)])
        }
        guard route.method == .get else { return found }
        for part in input where !namesInPath.contains(part.name) {
            found.append([
                "name": part.name, "in": "query", "required": part.isRequired,
                "schema": schemas.schema(of: part.shape),
            ])
        }
        return found
    }

    private func responses(_ schemas: inout OpenAPISchemas) -> [String: Any] {
        let done: [String: Any] = ["description": "Done", "content": OpenAPI.json(schemas.schema(of: outcome))]
        let problems = OpenAPIProblems.statuses(of: entry, route).map { ("\($0)", OpenAPIProblems.reference(to: $0)) }
        return Dictionary(problems + [("200", done)], uniquingKeysWith: { first, _ in first })
    }

    private var namesInPath: [String] {
        route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
    }

    /// A token may be sent where none is needed; then it must be a good one.
    private var security: [[String: [String]]] { entry.permission == .anyone ? [[:], ["token": []]] : [["token": []]] }

    /// One use case may stand behind several doors.
    private var name: String {
        let doors = WebServer.routes.filter { $0.twin != nil && $0.useCase == entry.name }
        let place = doors.firstIndex { $0.path == route.path && $0.method == route.method } ?? 0
        return place == 0 ? entry.name : "\(entry.name)\(place + 1)"
    }
}
