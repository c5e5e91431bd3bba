public import Access
import Care
public import Foundation

/// The description of all doors for programs, OpenAPI 3.1, made from the routes and the use cases themselves.
///
/// Nothing in it is written by hand, so it can neither forget a door nor promise a field that is not read.
public enum OpenAPI {
    /// What the door fills in by itself, from the connection and never from the body.
    private static let filledByTheDoor: Set<String> = ["address"]

    /// - Throws: `ShapeFault` for a use case with a type that does not tell what it looks like.
    public static func document(of catalogue: Catalogue) throws -> Data {
        var schemas = Schemas()
        var paths: [String: [String: Any]] = [:]
        for route in WebServer.routes where route.twin != nil {
            guard let name = route.useCase, let entry = catalogue[name] else { continue }
            let operation = try Self.operation(entry, route, &schemas)
            paths["/api/\(route.path)", default: [:]][route.method.rawValue] = operation
        }
        let document: [String: Any] = [
            "openapi": "3.1.0",
            "info": ["title": "Xinqiao", "version": "1", "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"]],
            "servers": [["url": "/"]],
            "paths": paths,
            "components": [
                "schemas": schemas.all.merging(["Problem": problem]) { first, _ in first },
                "securitySchemes": ["token": ["type": "http", "scheme": "bearer"]],
                "responses": ["Problem": problemResponse],
            ],
        ]
        return try JSONSerialization.data(
            withJSONObject: document, options: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
    }

    private static func operation(
        _ entry: Catalogue.Entry, _ route: Routes.Route, _ schemas: inout Schemas
    ) throws -> [String: Any] {
        var parts: [Shape.ObjectShape.Part] = []
        if case .object(let input) = try entry.input() { parts = input.parts }
        parts.removeAll { filledByTheDoor.contains($0.name) }
        let inPath = route.path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
        var parameters: [[String: Any]] = inPath.map { name in
            let shape = parts.first { $0.name == name }?.shape ?? .text()
            return ["name": name, "in": "path", "required": true, "schema": schemas.schema(of: shape)]
        }
        let others = parts.filter { !inPath.contains($0.name) }
        var operation: [String: Any] = ["operationId": operationID(entry, route), "tags": [tag(route)]]
        if route.method == .get {
            parameters += others.map { part in
                ["name": part.name, "in": "query", "required": part.isRequired, "schema": schemas.schema(of: part.shape)]
            }
        } else if !others.isEmpty {
            let body = Shape.object(.init(name: entry.name, parts: others))
            operation["requestBody"] = [
                "required": others.contains(where: \.isRequired), "content": json(schemas.schema(of: body)),
            ]
        }
        if !parameters.isEmpty { operation["parameters"] = parameters }
        operation["x-permission"] = entry.permission.rawValue
        operation["security"] = entry.permission == .anyone ? [] : [["token": [String]()]]
        let done: [String: Any] = ["description": "Done", "content": json(schemas.schema(of: try entry.outcome()))]
        operation["responses"] = ["200": done, "default": ["$ref": "#/components/responses/Problem"]]
        return operation
    }

    /// One use case may stand behind several doors.
    private static func operationID(_ entry: Catalogue.Entry, _ route: Routes.Route) -> String {
        let doors = WebServer.routes.filter { $0.twin != nil && $0.useCase == entry.name }
        guard doors.count > 1, let place = doors.firstIndex(where: { $0.path == route.path && $0.method == route.method })
        else { return entry.name }
        return place == 0 ? entry.name : "\(entry.name)\(place + 1)"
    }

    private static func tag(_ route: Routes.Route) -> String {
        route.path.split(separator: "/").first.map(String.init) ?? ""
    }

    static func json(_ schema: [String: Any]) -> [String: Any] { ["application/json": ["schema": schema]] }

    /// RFC 9457, as `Problems` writes it.
    private static var problem: [String: Any] {
        [
            "type": "object", "required": ["type", "title", "status", "detail", "request"],
            "properties": [
                "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
                "detail": ["type": "string"], "field": ["type": "string"], "request": ["type": "string"],
            ],
        ]
    }

    private static var problemResponse: [String: Any] {
        [
            "description": "Not done; told in the language of the request.",
            "content": ["application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]],
        ]
    }
}

/// The named objects of the document, each described once.
private struct Schemas {
    private(set) var all: [String: Any] = [:]
    private var shapes: [String: Shape.ObjectShape] = [:]

    mutating func schema(of shape: Shape) -> [String: Any] {
        switch shape {
        case .text(let format, let pattern):
            return ["type": "string"].merging(["format": format, "pattern": pattern].compactMapValues { $0 }) { $1 }
        case .choice(let words): return ["type": "string", "enum": words]
        case .whole: return ["type": "integer"]
        case .number: return ["type": "number"]
        case .yesNo: return ["type": "boolean"]
        case .list(let each): return ["type": "array", "items": schema(of: each)]
        case .map(let each): return ["type": "object", "additionalProperties": schema(of: each)]
        case .either(let shapes): return ["oneOf": shapes.map { schema(of: $0) }]
        case .maybe(let shape): return ["anyOf": [schema(of: shape), ["type": "null"]]]
        case .object(let object): return reference(to: object)
        }
    }

    /// Two subjects may each have an `Outcome` of the same name; then the second bears a number.
    private mutating func reference(to object: Shape.ObjectShape) -> [String: Any] {
        var name = object.name
        var number = 1
        while let known = shapes[name], known != object {
            number += 1
            name = "\(object.name)\(number)"
        }
        if shapes.updateValue(object, forKey: name) == nil {
            var properties: [String: Any] = [:]
            for part in object.parts { properties[part.name] = schema(of: part.shape) }
            let required = object.parts.filter(\.isRequired).map(\.name)
            all[name] = ["type": "object", "properties": properties, "required": required] as [String: Any]
        }
        return ["$ref": "#/components/schemas/\(name)"]
    }
}
