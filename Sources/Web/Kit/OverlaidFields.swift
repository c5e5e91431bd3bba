import Foundation

extension Fields {
    /// Decodes a use case from JSON in one pass. What these fields say wins over what the JSON says, by the name of
    /// the stored property.
    /// - Throws: `DecodingError`; its field is empty when the JSON as a whole cannot be read.
    func decode<Input: Decodable>(_ type: Input.Type, over json: Data) throws -> Input {
        try JSONDecoder().decode(Overlaid<Input>.self, from: json, configuration: self).input
    }
}

private struct Overlaid<Input: Decodable>: DecodableWithConfiguration {
    let input: Input

    init(from decoder: any Decoder, configuration fields: Fields) throws {
        input = try Input(from: OverlaidDecoder(json: decoder, fields: fields))
    }
}

/// The outermost level only: what lies deeper comes from one of the two as a whole.
private struct OverlaidDecoder: Decoder {
    let json: any Decoder
    let fields: Fields
    var codingPath: [any CodingKey] { json.codingPath }
    var userInfo: [CodingUserInfoKey: Any] { json.userInfo }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        let (json, fields) = (try json.container(keyedBy: type), try fields.decoder.container(keyedBy: type))
        return KeyedDecodingContainer(OverlaidContainer(json: json, fields: fields))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer { try json.unkeyedContainer() }
    func singleValueContainer() throws -> any SingleValueDecodingContainer { try json.singleValueContainer() }
}

private struct OverlaidContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let json: KeyedDecodingContainer<Key>
    let fields: KeyedDecodingContainer<Key>
    var codingPath: [any CodingKey] { json.codingPath }
    var allKeys: [Key] { fields.allKeys + json.allKeys.filter { !fields.contains($0) } }

    private func source(of key: Key) -> KeyedDecodingContainer<Key> { fields.contains(key) ? fields : json }

    func contains(_ key: Key) -> Bool { fields.contains(key) || json.contains(key) }
    func decodeNil(forKey key: Key) throws -> Bool { try source(of: key).decodeNil(forKey: key) }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try source(of: key).decode(type, forKey: key)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try source(of: key).nestedContainer(keyedBy: type, forKey: key)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try source(of: key).nestedUnkeyedContainer(forKey: key)
    }

    func superDecoder() throws -> any Decoder { try json.superDecoder() }
    func superDecoder(forKey key: Key) throws -> any Decoder { try source(of: key).superDecoder(forKey: key) }
}
