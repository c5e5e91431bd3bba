import Care

/// The named objects of the API document, each described once.
struct OpenAPISchemas {
    private(set) var all: [String: Any] = [:]
    private var shapes: [String: Shape.ObjectShape] = [:]

    mutating func schema(of shape: Shape) -> [String: Any] {
        switch shape {
        case .text("base64", _): return ["type": "string", "contentEncoding": "base64"]
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
