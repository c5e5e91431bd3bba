import Care
import Foundation

/// What this door can do, as FHIR tells it, made from the list of its routes.
enum CapabilityStatement {
    static func show(_ visit: FHIRVisit) async throws -> FHIRReply { try FHIRReply(200, resource(visit)) }

    private static func resource(_ visit: FHIRVisit) -> [String: Any] {
        [
            "resourceType": "CapabilityStatement", "status": "active", "kind": "instance", "fhirVersion": "4.0.1",
            "date": "2026-11-22", "format": [FHIRDoor.type, "json"],
            "software": ["name": "Xinqiao"],
            "implementation": ["description": visit.say(Phrase("fhir.capability.what")), "url": visit.base],
            "rest": [
                [
                    "mode": "server", "security": ["description": visit.say(Phrase("fhir.capability.security"))],
                    "resource": resources(),
                ] as [String: Any]
            ],
        ]
    }

    private static func resources() -> [[String: Any]] {
        let types = Set(FHIRRoute.list.map(\.type)).subtracting(["metadata"])
        return types.sorted().map { type in
            let routes = FHIRRoute.list.filter { $0.type == type }
            var resource: [String: Any] = [
                "type": type, "versioning": "no-version", "conditionalCreate": false, "conditionalUpdate": false,
                "interaction": routes.map { ["code": $0.interaction] },
            ]
            let parameters = routes.flatMap(\.parameters).compactMap { name in
                FHIRRoute.parameterTypes[name].map { ["name": name, "type": $0] }
            }
            if !parameters.isEmpty { resource["searchParam"] = parameters }
            return resource
        }
    }
}

extension FHIRRoute {
    /// The resource that the door is about.
    var type: String { String(path.prefix { $0 != "/" }) }

    /// FHIR's word for what the door does.
    var interaction: String {
        switch method {
        case .post: "create"
        case .put: "update"
        case .get: path.contains("{") ? "read" : "search-type"
        }
    }

    /// How FHIR types what can be searched by; what only turns the pages has no type.
    static let parameterTypes: [String: String] = [
        "_id": "token", "url": "uri", "version": "token", "title": "string", "questionnaire": "reference",
        "identifier": "token", "status": "token", "derived-from": "reference",
    ]
}
