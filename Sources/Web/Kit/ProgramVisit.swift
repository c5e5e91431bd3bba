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
        // No database keeps such a text whole (see Storage/RefusedValue); forms are refused it in FormBody.
        guard !JSONText.holdsNUL(body) else { throw Refusal.invalid(field: "body") }
        do {
            return try fields.decode(type, over: body.isEmpty ? Data("{}".utf8) : Data(body))
        } catch let error as DecodingError where error.field.isEmpty {
            throw Refusal.invalid(field: "body")
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

    /// Whether any text in it holds a NUL, which JSON can only write as `\u0000`.
    static func holdsNUL(_ json: [UInt8]) -> Bool {
        let (backslash, u) = (UInt8(ascii: "\\"), UInt8(ascii: "u"))
        var isEscaped = false
        for (place, byte) in json.enumerated() {
            if isEscaped, byte == u, json[(place + 1)...].starts(with: "0000".utf8) { return true }
            isEscaped = !isEscaped && byte == backslash
        }
        return false
    }
}
