/// A policy file that cannot be used, with the reason for whoever keeps the file.
public struct PolicyFault: Error, Equatable, CustomStringConvertible {
    public let file: String
    /// One English sentence without a full stop, led by the place in the file where there is one.
    public let reason: String

    public init(file: String, reason: String) {
        self.file = file
        self.reason = reason
    }

    public var description: String { "\(file): \(reason)" }

    init(file: String, decoding error: any Error) {
        self.init(file: file, reason: Self.words(for: error))
    }

    private static func words(for error: any Error) -> String {
        switch error as? DecodingError {
        case .dataCorrupted(let context): place(context.codingPath) + context.debugDescription
        case .keyNotFound(let key, let context): place(context.codingPath) + "\(key.stringValue) is missing"
        case .typeMismatch(_, let context): place(context.codingPath) + context.debugDescription
        case .valueNotFound(_, let context): place(context.codingPath) + "a value is missing"
        default: "cannot be read"
        }
    }

    private static func place(_ path: [any CodingKey]) -> String {
        path.isEmpty ? "" : path.map { $0.intValue.map(String.init) ?? $0.stringValue }.joined(separator: ".") + ": "
    }
}
