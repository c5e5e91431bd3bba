public import Access
import Care
public import Foundation

/// The description of all doors for programs, OpenAPI 3.1, made from the routes and the use cases themselves.
///
/// Nothing in it is written by hand, so it can neither forget a door nor promise a field that is not read.
public enum OpenAPI {
    /// - Throws: `ShapeFault` for a use case with a type that does not tell what it looks like.
    public static func document(of catalogue: Catalogue) throws -> Data {
        var schemas = OpenAPISchemas()
        var paths: [String: [String: Any]] = [:]
        for route in WebServer.routes where route.twin != nil {
            guard let name = route.useCase, let entry = catalogue[name] else { continue }
            let operation = try OpenAPIOperation(entry, route).described(in: &schemas)
            paths["/api/\(route.path)", default: [:]][route.method.rawValue] = operation
        }
        FHIRDescription.add(to: &paths)
        let described = schemas.all.merging(FHIRDescription.schemas) { first, _ in first }
        let document: [String: Any] = [
            "openapi": "3.1.0", "info": info, "servers": [["url": "/"]], "paths": paths,
            "components": [
                "schemas": described.merging(["Problem": OpenAPIProblems.schema]) { first, _ in first },
                "securitySchemes": ["token": scheme], "responses": OpenAPIProblems.responses,
            ],
        ]
        return try JSONSerialization.data(
            withJSONObject: document, options: [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
    }

    private static var info: [String: Any] {
        [
            "title": "Xinqiao", "version": "1",
            "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            "description": """
                Every door for programs. A door is a use case: its input is the body or the query, its outcome the \
                answer. What stands in the path wins over the body. Problems are told in the language of the \
                request, as application/problem+json. Another method than those listed is answered 405.
                """,
        ]
    }

    private static var scheme: [String: Any] {
        [
            "type": "http", "scheme": "bearer",
            "description": """
                A token that a person made on the page /me/tokens, or an operator at the terminal. It does no more \
                than the posts of its account allow and than it was made for, and it expires.
                """,
        ]
    }

    static func json(_ schema: [String: Any]) -> [String: Any] { ["application/json": ["schema": schema]] }
}
