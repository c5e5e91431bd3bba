public import Care
import Foundation
public import Storage
public import Vault

/// The only place that can open a session: checks the permission, cuts the scope, opens the transaction, has the
/// use case performed, answers announcements, and writes the audit line.
public struct Office: Sendable {
    public let bell: Bell
    let database: any Database
    let tools: OfficeTools
    let passwords: PasswordBench
    let reactions: Reactions
    let kept = KeptAnswers()
    var clock: @Sendable () -> Moment
    /// The job that is performed here, if this is an office for one.
    var slip: TakenSlip?

    public init(
        database: any Database, keys: KeyRing, passwords: PasswordBench, reactions: Reactions,
        clock: @escaping @Sendable () -> Moment, random: @escaping @Sendable (Int) -> [UInt8], shelf: Shelf,
        isDemo: Bool
    ) {
        self.bell = Bell()
        self.database = database
        self.tools = OfficeTools(keys: keys, random: random, isDemo: isDemo, shelf: shelf)
        self.passwords = passwords
        self.reactions = reactions
        self.clock = clock
    }

    public var now: Moment { clock() }

    /// The same office for one job: what the job does and that it is done are kept together or not at all, so that
    /// no crash between the two can have it done twice.
    public func closing(_ slip: TakenSlip) -> Office {
        var office = self
        office.slip = slip
        return office
    }

    /// The same office at another moment: for the invented past of a demo.
    public func standing(at moment: Moment) -> Office {
        var office = self
        office.clock = { moment }
        return office
    }

    /// Performs a use case for a caller.
    /// - Throws: `Refusal` when the caller may not; a `Problem` of the subject; `StorageError`.
    public func perform<Case: UseCase>(_ useCase: Case, as caller: Caller) async throws -> Case.Outcome {
        let now = clock()
        do {
            let scope = try admit(caller, to: Case.self)
            let room = PreparationRoom(passwords: passwords, now: now, database: database, tools: tools)
            let ready = try await useCase.prepared(in: room)
            switch Case.mode {
            case .reads: return try await read(ready, as: caller, within: scope, at: now)
            case .writes:
                let looked = try await look(ready, as: caller, within: scope, at: now)
                return try await write(looked, as: caller, within: scope, at: now)
            }
        } catch {
            try? await note(error, of: Case.self, by: caller, at: now)  // The error itself matters more.
            throw error
        }
    }

    /// Refuses whoever may not do it at all, before their input is looked at: a stranger does not learn what a form
    /// behind a closed door would have asked for.
    /// - Throws: `Refusal`.
    public func refuseUnlessAllowed<Case: UseCase>(_ caller: Caller, to useCase: Case.Type) async throws {
        do {
            _ = try admit(caller, to: useCase)
        } catch {
            try? await note(error, of: useCase, by: caller, at: clock())  // The error itself matters more.
            throw error
        }
    }

    private func admit<Case: UseCase>(_ caller: Caller, to useCase: Case.Type) throws -> Scope {
        if caller.kind == .system {
            guard Case.unattended else { throw Refusal.forbidden }
        } else if Case.permission == .operate {
            throw caller.kind == .anyone ? Refusal.notSignedIn : Refusal.forbidden
        }
        let scope = try Scope.of(caller, with: Case.permission)
        if caller.isReadOnly, Case.mode == .writes { throw Refusal.forbidden }
        return scope
    }

    private func read<Case: UseCase>(
        _ useCase: Case, as caller: Caller, within scope: Scope, at now: Moment
    ) async throws -> Case.Outcome {
        if let query = useCase as? any KeptQuery, mayKeep(query, for: caller),
            let known = try await keptAnswer(to: query, as: caller, within: scope, at: now) as? Case.Outcome
        {
            return known
        }
        let tools = tools
        let (outcome, line) = try await database.read { connection in
            let desk = Desk(tools: tools, connection: connection, caller: caller, scope: scope, now: now)
            let outcome = try useCase.perform(in: Session(desk: desk))
            return (outcome, Case.isAudited ? AuditLine(Case.name, on: desk, outcome: .done) : nil)
        }
        // The reader is released before the writer is asked for: a full pool would wait for itself.
        if let line { try await keep(line) }
        if let slip { try await database.write { try slip.close(on: $0, at: now) } }
        return outcome
    }

    /// Only what is open to everybody, asked by nobody in particular: nothing personal is ever kept here.
    private func mayKeep<Case: KeptQuery>(_ query: Case, for caller: Caller) -> Bool {
        Case.permission == .anyone && !Case.isAudited && caller.kind == .anyone && slip == nil && query.isWorthKeeping
    }

    private func look<Case: UseCase>(
        _ useCase: Case, as caller: Caller, within scope: Scope, at now: Moment
    ) async throws -> Case {
        guard Case.looksFirst else { return useCase }
        let tools = tools
        return try await database.read { connection in
            let desk = Desk(tools: tools, connection: connection, caller: caller, scope: scope, now: now)
            return try useCase.looked(in: Session(desk: desk))
        }
    }

    private func write<Case: UseCase>(
        _ useCase: Case, as caller: Caller, within scope: Scope, at now: Moment
    ) async throws -> Case.Outcome {
        let (tools, reactions, slip) = (tools, reactions, slip)
        let (outcome, rings) = try await database.write { connection in
            let desk = Desk(tools: tools, connection: connection, caller: caller, scope: scope, now: now)
            let outcome = try desk.perform(useCase, reactions: reactions)
            try slip?.close(on: connection, at: now)
            try desk.countChanges()
            return (outcome, desk.rings.union(desk.touched))
        }
        kept.forget(rings)
        for topic in rings { bell.ring(topic) }
        return outcome
    }

    /// Refused and failed attempts of people with an account get a line of their own; a visitor's slip does not.
    private func note<Case: UseCase>(
        _ error: any Error, of useCase: Case.Type, by caller: Caller, at now: Moment
    ) async throws {
        guard caller.kind != .anyone, Case.isAudited || error as? Refusal == .forbidden else { return }
        let outcome = AuditLine.Outcome(of: error)
        try await keep(AuditLine(Case.name, by: caller, at: now, id: Desk.newID(at: now, tools), outcome: outcome))
    }

    private func keep(_ line: AuditLine) async throws {
        let keys = tools.keys
        try await database.write { try line.put(on: $0, keys: keys) }
    }
}

extension Desk {
    /// Performs a use case here and now, with everything that belongs to it before the commit.
    func perform<Case: UseCase>(_ useCase: Case, reactions: Reactions) throws -> Case.Outcome {
        let outcome = try useCase.perform(in: Session(desk: self))
        for event in announcements {
            try answer(event, reactions: reactions)
        }
        if Case.isAudited {
            try AuditLine(Case.name, on: self, outcome: .done).put(on: connection, keys: tools.keys)
        }
        return outcome
    }

    /// Two people whose changes touch the same topic wait for each other only here, at the very end.
    func countChanges() throws {
        for topic in touched.sorted() {
            try connection.send(
                """
                INSERT INTO change_counter (topic, count) VALUES (\(topic), 1)
                ON CONFLICT (topic) DO UPDATE SET count = change_counter.count + 1
                """)
        }
    }

    private func answer(_ event: any Announcement, reactions: Reactions) throws {
        let key = Reactions.key(type(of: event))
        for reaction in reactions.atOnce[key] ?? [] {
            guard let useCase = reaction(event) else { continue }
            try performForPlatform(useCase, because: key, reactions: reactions)
        }
        for (number, reaction) in (reactions.soon[key] ?? []).enumerated() {
            guard let useCase = reaction(event) else { continue }
            let id: ID<JobSlip> = newID()
            try JobSlip(useCase, due: now, key: "\(key) \(number) \(id)").put(on: connection, now: now, id: id)
            rings.insert(Bell.jobs)
        }
    }

    private func performForPlatform<Case: UseCase>(
        _ useCase: Case, because event: String, reactions: Reactions
    ) throws {
        guard Case.unattended else { throw Refusal.forbidden }
        let caller = Caller.system(event)
        let scope = try Scope.of(caller, with: Case.permission)
        let desk = Desk(tools: tools, connection: connection, caller: caller, scope: scope, now: now)
        _ = try desk.perform(useCase, reactions: reactions)
        touched.formUnion(desk.touched)
        rings.formUnion(desk.rings)
    }
}
