/// A value about a person that must not find its way into a log, a job or an answer by accident.
///
/// It can be decoded from what a person sends; encoding it throws, and its description hides it.
public struct Private<Value: Sendable>: Sendable, CustomStringConvertible, CustomReflectable {
    /// The value in the open. Reading it is a decision: only forms, pages and sealing have reason to.
    public let exposed: Value

    public init(_ value: Value) {
        exposed = value
    }

    public var description: String { "•••" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension Private: Equatable where Value: Equatable {}

extension Private: Decodable where Value: Decodable {
    public init(from decoder: any Decoder) throws {
        exposed = try Value(from: decoder)
    }
}

extension Private: Encodable where Value: Decodable {
    /// - Throws: always; what is private is sealed before it is kept or passed on.
    public func encode(to encoder: any Encoder) throws {
        throw EncodingError.invalidValue(
            "•••", .init(codingPath: encoder.codingPath, debugDescription: "private values are not encoded"))
    }
}

/// Bytes that only the platform's keys can open again.
public struct Sealed: Hashable, Sendable, Codable, CustomStringConvertible {
    public let bytes: [UInt8]

    public init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    public var description: String { "sealed(\(bytes.count))" }
}
