public import Care
import Foundation

/// Reads the shape of a type by letting it decode itself from an imagined input that has everything, and noting what
/// it asks for.
public enum ShapeReader {
    /// - Throws: `ShapeFault` for a type that reads itself in its own way and is not `Shaped`.
    public static func shape<Value: Decodable>(of type: Value.Type) throws -> Shape {
        do {
            return try imagine(type).shape
        } catch let met as OnlyShownMet {
            return met.shape
        }
    }

    /// A value of the type, out of thin air, and its shape.
    fileprivate static func imagine<Value: Decodable>(_ type: Value.Type) throws -> (value: Value, shape: Shape) {
        if let plain = Plain.imagine(type) { return plain }
        if let shown = type as? any OnlyShown.Type { throw OnlyShownMet(shape: try shape(shown)) }
        if let wrapped = type as? any WrappedShape.Type { return try Plain.wrapped(wrapped) }
        let notes = Notes()
        do {
            let value = try Value(from: ImaginedInput(notes: notes))
            return (value, notes.shape ?? .object(.init(name: Self.name(of: type), parts: notes.parts)))
        } catch is OnlyShownMet {
            // Whoever holds this type in turn cannot be read on either.
            throw OnlyShownMet(shape: .object(.init(name: Self.name(of: type), parts: notes.parts)))
        } catch let fault as ShapeFault {
            throw fault
        } catch {
            throw ShapeFault(type: String(reflecting: type), reason: "\(error)")
        }
    }

    private static func shape<Shown: OnlyShown>(_ type: Shown.Type) throws -> Shape { try shape(of: Shown.Told.self) }

    /// `Screenings.OwnSheet.NoScore` is told as `OwnSheet.NoScore`, `Imports.ReadImport<Regions.UnitImport>.Outcome`
    /// as `ReadImport.UnitImport.Outcome`.
    private static func name(of type: Any.Type) -> String {
        let plain = String(reflecting: type).replacing(/<\w+\./, with: ".").replacing(">", with: "")
        return plain.split(separator: ".").dropFirst().joined(separator: ".")
    }
}

/// A type of which nobody has told what it looks like.
public struct ShapeFault: Error, Equatable {
    public let type: String
    public let reason: String
}

/// The reading has come to something that is only shown, and ends there.
private struct OnlyShownMet: Error {
    let shape: Shape
}

/// The types that are not looked into.
private enum Plain {
    static func imagine<Value>(_ type: Value.Type) -> (value: Value, shape: Shape)? {
        if let shaped = type as? any Shaped.Type { return told(shaped) }
        if let words = type as? any (RawRepresentable & CaseIterable).Type { return choice(words) }
        let pairs: [(any Sendable, Shape)] = [
            ("", .text()), (Data(), .text(format: "base64")), (true, .yesNo), (0.5, .number),
            (1, .whole), (Int64(1), .whole), (UInt8(1), .whole),
        ]
        for (value, shape) in pairs {
            if let value = value as? Value, Swift.type(of: value) == type { return (value, shape) }
        }
        return nil
    }

    static func wrapped<Value>(_ type: any WrappedShape.Type) throws -> (value: Value, shape: Shape) {
        let (value, shape) = try type.imaginedShape()
        guard let value = value as? Value else { throw ShapeFault(type: "\(type)", reason: "is not what it says") }
        return (value, shape)
    }

    private static func told<Told: Shaped, Value>(_ type: Told.Type) -> (value: Value, shape: Shape)? {
        (Told.example as? Value).map { ($0, Told.shape) }
    }

    private static func choice<Word: RawRepresentable & CaseIterable, Value>(
        _ type: Word.Type
    ) -> (value: Value, shape: Shape)? {
        let words = type.allCases.compactMap { $0.rawValue as? String }
        guard let first = type.allCases.first as? Value else { return nil }
        return (first, words.isEmpty ? .whole : .choice(words))
    }
}

/// A value around another one: one that may be absent, or many by name.
private protocol WrappedShape {
    static func imaginedShape() throws -> (Any, Shape)
}

extension Optional: WrappedShape where Wrapped: Decodable {
    static func imaginedShape() throws -> (Any, Shape) {
        do {
            let (value, shape) = try ShapeReader.imagine(Wrapped.self)
            return (Self.some(value) as Any, .maybe(shape))
        } catch let met as OnlyShownMet {
            return (Self.none as Any, .maybe(met.shape))
        }
    }
}

extension Array: WrappedShape where Element: Decodable {
    static func imaginedShape() throws -> (Any, Shape) {
        do {
            let (value, shape) = try ShapeReader.imagine(Element.self)
            return ([value], .list(shape))
        } catch let met as OnlyShownMet {
            return (Self(), .list(met.shape))
        }
    }
}

extension Dictionary: WrappedShape where Value: Decodable {
    static func imaginedShape() throws -> (Any, Shape) {
        // Other keys make Swift write a list of keys and values by turns, which nobody would expect.
        guard Key.self == String.self || Key.self == Int.self || Key.self is any CodingKeyRepresentable.Type else {
            throw ShapeFault(type: "\(Self.self)", reason: "has keys that are no words in JSON")
        }
        return (Self(), .map(try ShapeReader.imagine(Value.self).shape))
    }
}

/// What a type has asked for so far.
private final class Notes {
    var parts: [Shape.ObjectShape.Part] = []
    /// Set when the whole value is no object.
    var shape: Shape?

    func note(_ name: String, _ shape: Shape, isRequired: Bool) {
        guard !parts.contains(where: { $0.name == name }) else { return }
        parts.append(.init(name: name, shape: shape, isRequired: isRequired))
    }
}

private struct ImaginedInput: Decoder {
    let notes: Notes
    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedDecodingContainer<Key> {
        KeyedDecodingContainer(ImaginedObject<Key>(notes: notes))
    }

    func unkeyedContainer() -> any UnkeyedDecodingContainer { ImaginedList(notes: notes) }
    func singleValueContainer() -> any SingleValueDecodingContainer { ImaginedValue(notes: notes) }
}

private struct ImaginedObject<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let notes: Notes
    var codingPath: [any CodingKey] { [] }

    var allKeys: [Key] { [] }

    func contains(_ key: Key) -> Bool { true }
    func decodeNil(forKey key: Key) -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        do {
            let (value, shape) = try ShapeReader.imagine(type)
            notes.note(key.stringValue, shape, isRequired: true)
            return value
        } catch let met as OnlyShownMet {
            notes.note(key.stringValue, met.shape, isRequired: true)
            throw met
        }
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        let (value, shape) = try ShapeReader.imagine(type)
        notes.note(key.stringValue, .maybe(shape), isRequired: false)
        return value
    }

    func decodeIfPresent(_ type: String.Type, forKey key: Key) throws -> String? { maybe("", .text(), key) }
    func decodeIfPresent(_ type: Bool.Type, forKey key: Key) throws -> Bool? { maybe(true, .yesNo, key) }
    func decodeIfPresent(_ type: Int.Type, forKey key: Key) throws -> Int? { maybe(1, .whole, key) }
    func decodeIfPresent(_ type: Int64.Type, forKey key: Key) throws -> Int64? { maybe(1, .whole, key) }
    func decodeIfPresent(_ type: Double.Type, forKey key: Key) throws -> Double? { maybe(0.5, .number, key) }

    private func maybe<Value>(_ value: Value, _ shape: Shape, _ key: Key) -> Value? {
        notes.note(key.stringValue, .maybe(shape), isRequired: false)
        return value
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> { throw own("a nested object") }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer { throw own("a nested list") }
    func superDecoder() throws -> any Decoder { throw own("a superclass") }
    func superDecoder(forKey key: Key) throws -> any Decoder { throw own("a superclass") }

    private func own(_ what: String) -> ShapeFault {
        ShapeFault(type: "\(Key.self)", reason: "reads \(what) by itself")
    }
}

private struct ImaginedValue: SingleValueDecodingContainer {
    let notes: Notes
    var codingPath: [any CodingKey] { [] }

    func decodeNil() -> Bool { false }

    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (value, shape) = try ShapeReader.imagine(type)
        notes.shape = shape
        return value
    }
}

/// A list of exactly one.
private struct ImaginedList: UnkeyedDecodingContainer {
    let notes: Notes
    var codingPath: [any CodingKey] { [] }
    var count: Int? { nil }
    var currentIndex = 0
    var isAtEnd: Bool { currentIndex > 0 }

    init(notes: Notes) {
        self.notes = notes
    }

    mutating func decodeNil() -> Bool { false }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        let (value, shape) = try ShapeReader.imagine(type)
        notes.shape = .list(shape)
        currentIndex += 1
        return value
    }

    mutating func nestedContainer<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        throw ShapeFault(type: "\(Key.self)", reason: "reads an object in a list by itself")
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
        throw ShapeFault(type: "list", reason: "reads a list in a list by itself")
    }

    mutating func superDecoder() throws -> any Decoder { throw ShapeFault(type: "list", reason: "a superclass") }
}
