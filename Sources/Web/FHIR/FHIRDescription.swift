import Access

/// The FHIR doors in the API document. What a resource holds FHIR itself says, so it is not said again.
enum FHIRDescription {
    static func add(to paths: inout [String: [String: Any]]) {
        for route in FHIRRoute.list {
            paths["/fhir/\(route.path)", default: [:]][route.method.rawValue.lowercased()] = operation(route)
        }
    }

    static var schemas: [String: Any] {
        [
            "Resource": [
                "type": "object", "required": ["resourceType"], "x-open": true,
                "properties": ["resourceType": ["type": "string"]],
                "description": "FHIR R4, http://hl7.org/fhir/R4",
            ] as [String: Any],
            "OperationOutcome": [
                "type": "object", "required": ["resourceType", "issue"],
                "properties": [
                    "resourceType": ["type": "string", "enum": ["OperationOutcome"]],
                    "issue": ["type": "array", "minItems": 1, "items": issue],
                ] as [String: Any],
            ] as [String: Any],
        ]
    }

    private static var issue: [String: Any] {
        [
            "type": "object", "required": ["severity", "code", "details"], "additionalProperties": false,
            "properties": [
                "severity": ["type": "string", "enum": ["fatal", "error"]], "code": ["type": "string"],
                "details": ["type": "object", "properties": ["text": ["type": "string"]], "required": ["text"]],
                "expression": ["type": "array", "items": ["type": "string"]],
            ] as [String: Any],
        ]
    }

    private static func operation(_ route: FHIRRoute) -> [String: Any] {
        var operation: [String: Any] = [
            "operationId": "fhir.\(route.type).\(route.interaction)", "tags": ["fhir"],
            "x-permission": route.permission.rawValue,
            "security": route.permission == .anyone ? [[:], ["token": [String]()]] : [["token": [String]()]],
            "responses": responses(of: route),
        ]
        var parameters: [[String: Any]] = route.parameters.map {
            ["name": $0, "in": "query", "required": $0 == "derived-from", "schema": ["type": "string"]]
        }
        if route.path.contains("{") {
            parameters.append(["name": "id", "in": "path", "required": true, "schema": ["type": "string"]])
        }
        if !parameters.isEmpty { operation["parameters"] = parameters }
        if route.method != .get {
            operation["requestBody"] = ["required": true, "content": content("Resource")] as [String: Any]
        }
        return operation
    }

    private static func responses(of route: FHIRRoute) -> [String: Any] {
        var found: [String: Any] = [:]
        for status in route.done { found["\(status)"] = ["description": "Done", "content": content("Resource")] }
        for status in route.refused {
            found["\(status)"] = ["description": "Told as issues.", "content": content("OperationOutcome")]
        }
        return found
    }

    private static func content(_ schema: String) -> [String: Any] {
        [FHIRDoor.type: ["schema": ["$ref": "#/components/schemas/\(schema)"]]]
    }
}

extension FHIRRoute {
    /// All that can be answered instead.
    var refused: [Int] {
        let reading = [400, 401, 404, 406, 422, 500, 503]
        let withToken = permission == .anyone ? [] : [403, 507]
        return reading + withToken + (method == .get ? [] : [409, 413, 415])
    }
}
