import Access
import Foundation

/// One request of a program: its caller, and its input as JSON.
struct ProgramVisit: Sendable {
    let house: WebHouse
    let caller: Caller
    /// Values of the path and the query; those of the path win over what the body says.
    let fields: Fields
    let body: [UInt8]
    /// Whether the input is in the body (POST) or in the query (GET).
    let hasBody: Bool

    /// - Throws: `DecodingError` that names the field.
    func decode<Input: Decodable>(_ type: Input.Type) throws -> Input {
        guard hasBody else { return try fields.decode(type) }
        var input: [String: Any] = [:]
        if !body.isEmpty {
            guard let read = try? JSONSerialization.jsonObject(with: Data(body)) as? [String: Any] else {
                throw Refusal.invalid(field: "body")
            }
            // No database keeps such a text whole (see Storage/RefusedValue); forms are refused it in FormBody.
            guard !Self.holdsNUL(read) else { throw Refusal.invalid(field: "body") }
            input = read
        }
        for (name, value) in fields.values { input[name] = value }
        return try JSONDecoder().decode(type, from: JSONSerialization.data(withJSONObject: input))
    }

    static func holdsNUL(_ value: Any) -> Bool {
        switch value {
        case let text as String: text.utf8.contains(0)
        case let list as [Any]: list.contains(where: holdsNUL)
        case let object as [String: Any]: object.contains { holdsNUL($0.key) || holdsNUL($0.value) }
        default: false
        }
    }
}

/// JSON as this platform writes it: keys in order, slashes as they are.
enum JSONText {
    static func bytes(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }
}
