import Access
import Files
import Hummingbird

/// A subject's doors, as a list that reads aloud. Each line opens two: the page for a browser, and the JSON twin
/// under `/api` for a program. They cannot drift apart, because there is only one line.
struct Routes: Sendable {
    typealias Show = @Sendable (Visit) async throws -> Reply
    typealias Twin = @Sendable (ProgramVisit) async throws -> [UInt8]

    enum Method: String, Sendable, CaseIterable { case get, post }

    struct Route: Sendable {
        let method: Method
        let path: String
        let useCase: String?
        let permission: Permission?
        let show: Show?
        let twin: Twin?
        /// There when the use case brings a file: who may not ask at all is refused before so much is read.
        var admitsFile: (@Sendable (Caller, Office) async throws -> Void)?
    }

    private(set) var list: [Route] = []

    /// Shows what a query finds.
    mutating func get<Case: UseCase>(
        _ path: String, _ useCase: Case.Type, _ show: @escaping @Sendable (Case.Outcome, Visit) async throws -> Reply
    ) {
        add(.get, path, useCase) { visit in
            return try await show(try await visit.perform(try await visit.input(Case.self)), visit)
        }
    }

    /// Does what a form asks for. `onProblem` may show the form again with what is wrong; without it, or when it
    /// has no answer, the problem has a page of its own.
    mutating func post<Case: UseCase>(
        _ path: String, _ useCase: Case.Type,
        onProblem: @escaping @Sendable (any Problem, Visit) async throws -> Reply? = { _, _ in nil },
        _ then: @escaping @Sendable (Case.Outcome, Visit) async throws -> Reply
    ) {
        add(.post, path, useCase) { visit in
            do {
                return try await then(try await visit.perform(try await visit.input(Case.self)), visit)
            } catch {
                let problem = Problems.problem(of: error)
                if let problem, !visit.wantsJSON, let reply = try await onProblem(problem, visit) { return reply }
                throw error
            }
        }
    }

    /// A page that asks several use cases, or none; `twin` names the use case that a program asks instead.
    mutating func page<Case: UseCase>(_ path: String, twin useCase: Case.Type, _ show: @escaping Show) {
        add(.get, path, useCase, show)
    }

    /// A page of words only.
    mutating func words(_ path: String, _ show: @escaping Show) {
        list.append(Route(method: .get, path: path, useCase: nil, permission: nil, show: show, twin: nil))
    }

    /// A form whose steps are written out by hand.
    mutating func form<Case: UseCase>(_ path: String, twin useCase: Case.Type, _ show: @escaping Show) {
        add(.post, path, useCase, show)
    }

    /// A form without a twin, such as the one-click sign-in of a demo.
    mutating func form(_ path: String, _ show: @escaping Show) {
        list.append(Route(method: .post, path: path, useCase: nil, permission: nil, show: show, twin: nil))
    }

    /// For programs only.
    mutating func program<Case: UseCase>(_ method: Method, _ path: String, _ useCase: Case.Type) {
        list.append(
            Route(
                method: method, path: path, useCase: Case.name, permission: Case.permission, show: nil,
                twin: Self.twin(useCase), admitsFile: Self.admitsFile(useCase)))
    }

    private mutating func add<Case: UseCase>(
        _ method: Method, _ path: String, _ useCase: Case.Type, _ show: @escaping Show
    ) {
        list.append(
            Route(
                method: method, path: path, useCase: Case.name, permission: Case.permission, show: show,
                twin: Self.twin(useCase), admitsFile: Self.admitsFile(useCase)))
    }

    private static func admitsFile<Case: UseCase>(
        _ useCase: Case.Type
    ) -> (@Sendable (Caller, Office) async throws -> Void)? {
        guard Case.self is any BringsFile.Type else { return nil }
        return { caller, office in try await office.refuseUnlessAllowed(caller, to: useCase) }
    }

    private static func twin<Case: UseCase>(_ useCase: Case.Type) -> Twin {
        { visit in
            let input = try await visit.input(Case.self)
            let outcome = try await visit.house.office.perform(input, as: visit.caller)
            return try JSONText.bytes(outcome)
        }
    }
}

extension Visit {
    /// What a use case was asked for. Whoever may not ask at all is refused first, whatever they sent.
    func input<Case: UseCase>(_ useCase: Case.Type) async throws -> Case {
        do {
            return try fields.decode(Case.self)
        } catch {
            try await house.office.refuseUnlessAllowed(caller, to: useCase)
            throw error
        }
    }
}

extension ProgramVisit {
    fileprivate func input<Case: UseCase>(_ useCase: Case.Type) async throws -> Case {
        do {
            return try decode(Case.self)
        } catch {
            try await house.office.refuseUnlessAllowed(caller, to: useCase)
            throw error
        }
    }
}
