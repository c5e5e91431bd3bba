import Access
import Care

/// A form of this room at one of the records that it is written from.
///
/// What was written comes back with whatever is wrong with it. That holds above all where the record was closed
/// meanwhile to whoever writes: what somebody has seen of a child is not lost because an alert ended (rulebook H.4).
struct ProtectionDoor {
    /// `care/findings/{finding}/harm`
    let path: String
    /// Finds whom it is about, as far as the visitor may open them.
    let person: @Sendable (Visit) async throws -> ProtectedPerson
    let form: @Sendable (ProtectedPerson, Visit, (any Problem)?) -> Reply

    func open<Case: UseCase>(
        _ useCase: Case.Type, _ routes: inout Routes,
        then: @escaping @Sendable (Case.Outcome, Visit) async throws -> Reply
    ) {
        routes.words(path) { visit in form(try await person(visit), visit, nil) }
        routes.post(path, useCase, onProblem: { problem, visit in try await again(problem, visit) }, then)
    }

    private func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        switch problem.kind {
        case .invalid, .conflict: return form(try await personOrNobody(visit), visit, problem)
        case .notFound: return form(try await personOrNobody(visit), visit, Self.away)
        default: return nil
        }
    }

    private func personOrNobody(_ visit: Visit) async throws -> ProtectedPerson {
        do {
            return try await person(visit)
        } catch {
            guard let problem = Problems.problem(of: error), problem.kind == .notFound else { throw error }
            return ProtectedPerson(gone: visit)
        }
    }

    /// Still *not found*, as everywhere out of reach; but with what was written, and what to do with it.
    private static let away = OutsideProblem(.notFound, Phrase("protection.problem.away"))
}
