public import Access
import App
public import Care
import Jobs
import ScreeningRules
public import Screenings
public import Storage
import Vault
public import Warnings

/// What people of the town do, in one line.
extension Town {
    @discardableResult
    public func perform<Case: UseCase>(_ useCase: Case, as person: Townsperson) async throws -> Case.Outcome {
        let outcome = try await office.perform(useCase, as: caller(person))
        try ShapeTruth.check(outcome)
        return outcome
    }

    /// Does something as a visitor without a name.
    @discardableResult
    public func perform<Case: UseCase>(_ useCase: Case) async throws -> Case.Outcome {
        let outcome = try await office.perform(useCase, as: .anyone)
        try ShapeTruth.check(outcome)
        return outcome
    }

    @discardableResult
    public func performBySystem<Case: UseCase>(_ useCase: Case) async throws -> Case.Outcome {
        try await office.perform(useCase, as: .system("test"))
    }

    /// Begins a PHQ-9.
    /// - Returns: the sheet's key.
    public func startSheet(in region: Region?, request: String? = nil) async throws -> String {
        try await startTicket(in: region, request: request).key
    }

    public func startTicket(in region: Region?, request: String? = nil) async throws -> StartSheet.Ticket {
        try await perform(
            StartSheet(
                questionnaire: "phq-9", language: .zhHans, ageGroup: .from18to59, region: region, agreed: true,
                request: request ?? SecretToken(random: .system).text.exposed))
    }

    /// Answers one question of the PHQ-9, 1 to 9, with 0 to 3 points.
    @discardableResult
    public func answer(_ number: Int, _ points: Int, on key: String) async throws -> SheetProgress {
        try await perform(SaveAnswer(key: key, item: PHQ9.items[number - 1], option: PHQ9.options[points]))
    }

    /// Somebody in a place answers the ninth question.
    public func raiseAlert(in region: Region?, points: Int = 2) async throws -> Raised {
        let key = try await startSheet(in: region)
        try await answer(9, points, on: key)
        return Raised(key: key, alert: try await alert(of: key))
    }

    public struct Raised: Sendable {
        public let key: String
        public let alert: ID<Alert>
    }

    /// A program sends a response under a name of its own.
    public func send(
        _ response: SentResponse, as program: Townsperson, identifier: String
    ) async throws -> OwnResponse {
        let name = ResponseIdentifier(system: "urn:example:town", value: identifier)
        return try await perform(KeepResponse(response, identifier: name), as: program).response
    }

    /// - Throws: `NothingThere` when the sheet has no alert.
    public func alert(of key: String) async throws -> ID<Alert> {
        let hash = house.keys.blindIndex(key, for: "secret")
        let row = try await database.read { connection in
            try connection.row(
                "SELECT a.id FROM alert a JOIN sheet_key k ON k.sheet = a.sheet WHERE k.hash = \(hash)")
        }
        guard let row else { throw NothingThere() }
        return try row("id")
    }

    /// The alert as a city lead reads it.
    public func read(_ alert: ID<Alert>) async throws -> ReadAlert.Outcome {
        try await perform(ReadAlert(alert: alert), as: .cityLead)
    }

    /// Performs every job that is due by now.
    public func workOff() async throws { try await house.runner.workOff() }

    /// The one number that a statement answers as `number`.
    public func number(_ statement: SQL) async throws -> Int {
        guard let row = try await database.read({ try $0.row(statement) }) else { throw NothingThere() }
        return try row("number")
    }

    /// Lays hands on the database, past the office.
    public func tamper(_ statement: SQL) async throws {
        _ = try await database.write { try $0.run(statement) }
    }
}

public struct NothingThere: Error {
    public init() {}
}
