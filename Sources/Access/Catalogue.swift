public import Care
public import Foundation

/// The board at the entrance: every use case by name.
public struct Catalogue: Sendable {
    public struct Entry: Sendable {
        public let name: String
        public let permission: Permission
        public let mode: UseCaseMode
        public let isAudited: Bool
        public let isUnattended: Bool
        /// Whether the office keeps its answers; see `KeptQuery`.
        public let isKept: Bool
        /// What its input looks like on the wire.
        /// - Throws: `ShapeFault` for a type that does not tell.
        public let input: @Sendable () throws -> Shape
        /// What its outcome looks like.
        /// - Throws: `ShapeFault` for a type that does not tell.
        public let outcome: @Sendable () throws -> Shape
        /// Performs the use case from its input as JSON.
        /// - Returns: the outcome as JSON.
        public let perform: @Sendable (Data, Caller, Office) async throws -> Data
        /// What is done instead once it is given up, from its input as JSON.
        public let givenUp: @Sendable (Data, any Error) throws -> (any UseCase)?
    }

    public let entries: [Entry]
    private let byName: [String: Entry]

    public init(_ useCases: [any UseCase.Type]) {
        entries = useCases.map { Self.entry($0) }.sorted { $0.name < $1.name }
        byName = Dictionary(entries.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    }

    public subscript(name: String) -> Entry? { byName[name] }

    /// - Throws: `Refusal.unknownUseCase`, `DecodingError`, and whatever the use case throws.
    public func perform(_ name: String, _ input: Data, as caller: Caller, in office: Office) async throws -> Data {
        guard let entry = self[name] else { throw Refusal.unknownUseCase }
        return try await entry.perform(input, caller, office)
    }

    private static func entry<Case: UseCase>(_ useCase: Case.Type) -> Entry {
        Entry(
            name: Case.name, permission: Case.permission, mode: Case.mode, isAudited: Case.isAudited,
            isUnattended: Case.unattended, isKept: Case.self is any KeptQuery.Type,
            input: { try ShapeReader.shape(of: Case.self) },
            outcome: { try ShapeReader.shape(of: Case.Outcome.self) },
            perform: { input, caller, office in
                let command = try JSONDecoder().decode(Case.self, from: input)
                let outcome = try await office.perform(command, as: caller)
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                return try encoder.encode(outcome)
            },
            givenUp: { input, problem in
                try JSONDecoder().decode(Case.self, from: input).givenUp(after: problem)
            })
    }
}
