import Files

/// What came with a request: values from the path, the query and the form, by name.
///
/// Decodes a use case whose stored properties bear those names. `answers.44250-9=LA6568-5` becomes an entry of a
/// dictionary `answers`; an empty value of an optional property is `nil`.
struct Fields: Sendable {
    var values: [String: String]
    /// Files that came with the form, by the name of their field.
    var uploads: [String: UploadedFile] = [:]

    subscript(name: String) -> String? { values[name] }

    func decode<Input: Decodable>(_ type: Input.Type = Input.self) throws -> Input { try Input(from: decoder) }

    var decoder: any Decoder { FieldDecoder(values: values, uploads: uploads, prefix: "", path: []) }
}

private struct FieldDecoder: Decoder {
    let values: [String: String]
    let uploads: [String: UploadedFile]
    let prefix: String
    let path: [any CodingKey]
    var codingPath: [any CodingKey] { path }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(FieldContainer<Key>(decoder: self))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw fault("lists are not sent as forms")
    }

    func singleValueContainer() -> any SingleValueDecodingContainer {
        FieldValue(decoder: self, text: values[prefix])
    }

    func below(_ key: any CodingKey) -> FieldDecoder {
        let name = prefix.isEmpty ? key.stringValue : "\(prefix).\(key.stringValue)"
        return FieldDecoder(values: values, uploads: uploads, prefix: name, path: path + [key])
    }

    func fault(_ reason: String) -> DecodingError {
        .dataCorrupted(.init(codingPath: path, debugDescription: reason))
    }
}

private struct FieldContainer<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: FieldDecoder
    var codingPath: [any CodingKey] { decoder.path }

    var allKeys: [Key] {
        let start = decoder.prefix.isEmpty ? "" : "\(decoder.prefix)."
        return decoder.values.keys.filter { $0.hasPrefix(start) }
            .compactMap { Key(stringValue: String($0.dropFirst(start.count))) }
    }

    func contains(_ key: Key) -> Bool {
        let name = decoder.below(key).prefix
        return decoder.values[name] != nil || decoder.values.keys.contains { $0.hasPrefix("\(name).") }
    }

    func decodeNil(forKey key: Key) -> Bool {
        let name = decoder.below(key).prefix
        return (decoder.values[name] ?? "").isEmpty && !decoder.values.keys.contains { $0.hasPrefix("\(name).") }
    }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        if let upload = decoder.uploads[decoder.below(key).prefix] as? Value { return upload }
        guard contains(key) || type == [String: String].self else {
            throw DecodingError.keyNotFound(key, .init(codingPath: decoder.path, debugDescription: "missing"))
        }
        return try Value(from: decoder.below(key))
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedDecodingContainer<Nested> {
        decoder.below(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        throw decoder.below(key).fault("lists are not sent as forms")
    }

    func superDecoder() -> any Decoder { decoder }
    func superDecoder(forKey key: Key) -> any Decoder { decoder.below(key) }
}

private struct FieldValue: SingleValueDecodingContainer {
    let decoder: FieldDecoder
    let text: String?
    var codingPath: [any CodingKey] { decoder.path }

    func decodeNil() -> Bool { (text ?? "").isEmpty }

    func decode(_ type: String.Type) throws -> String { try text ?? missing() }

    func decode(_ type: Bool.Type) throws -> Bool {
        switch try text ?? missing() {
        case "true", "yes", "on", "1": return true
        case "false", "no", "off", "0", "": return false
        default: throw decoder.fault("not yes or no")
        }
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard let number = Double(try text ?? missing()) else { throw decoder.fault("not a number") }
        return number
    }

    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }
    func decode(_ type: Int.Type) throws -> Int { try whole() }
    func decode(_ type: Int8.Type) throws -> Int8 { try whole() }
    func decode(_ type: Int16.Type) throws -> Int16 { try whole() }
    func decode(_ type: Int32.Type) throws -> Int32 { try whole() }
    func decode(_ type: Int64.Type) throws -> Int64 { try whole() }
    func decode(_ type: UInt.Type) throws -> UInt { try whole() }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try whole() }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try whole() }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try whole() }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try whole() }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: decoder) }

    private func whole<Number: FixedWidthInteger>() throws -> Number {
        guard let number = Number(try text ?? missing()) else { throw decoder.fault("not a whole number") }
        return number
    }

    private func missing() throws -> String { throw decoder.fault("missing") }
}
