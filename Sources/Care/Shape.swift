/// What a value looks like on the wire, as far as a program that talks to us has to know.
///
/// From it comes the API document; it is read off the types themselves (`ShapeReader` in Access), so that the two
/// cannot drift apart.
public indirect enum Shape: Hashable, Sendable {
    /// - Parameters:
    ///   - format: a format of JSON Schema, such as `date`; `base64` for bytes.
    ///   - pattern: a regular expression that every such text matches.
    case text(format: String? = nil, pattern: String? = nil)
    /// One of these words.
    case choice([String])
    case whole
    case number
    case yesNo
    case list(Shape)
    /// From any word to a value.
    case map(Shape)
    case object(ObjectShape)
    /// One of several, such as the ways in which a sign-in can end.
    case either([Shape])
    /// `null`, or this.
    case maybe(Shape)

    /// The parts of an object, in the order in which they are declared.
    public struct ObjectShape: Hashable, Sendable {
        public struct Part: Hashable, Sendable {
            public let name: String
            public let shape: Shape
            public let isRequired: Bool

            public init(name: String, shape: Shape, isRequired: Bool) {
                self.name = name
                self.shape = shape
                self.isRequired = isRequired
            }
        }

        /// The type's name, `OwnSheet.NoScore`.
        public let name: String
        public let parts: [Part]

        public init(name: String, parts: [Part]) {
            self.name = name
            self.parts = parts
        }
    }
}

extension Shape {
    /// One case of an enum with values, as Swift writes it: `{"locked": {"seconds": 60}}`.
    /// - Parameter type: the enum's name, `SignIn.Outcome`.
    public static func way(_ name: String, of type: String, _ values: [String: Shape] = [:]) -> Shape {
        let parts = values.sorted { $0.key < $1.key }.map {
            ObjectShape.Part(name: $0.key, shape: $0.value, isRequired: true)
        }
        let inside = Shape.object(.init(name: "\(type).\(name).values", parts: parts))
        return .object(.init(name: "\(type).\(name)", parts: [.init(name: name, shape: inside, isRequired: true)]))
    }
}

/// A type that is only ever written. Where it is part of another type it stands last, because nothing can be read
/// after it.
public protocol OnlyShown {
    /// What it is written as.
    associatedtype Told: Decodable
}

/// A type whose shape cannot be read off its properties, because it reads itself from the wire in its own way.
public protocol Shaped {
    static var shape: Shape { get }
    /// Any valid value, to go on reading with.
    static var example: Self { get }
}
