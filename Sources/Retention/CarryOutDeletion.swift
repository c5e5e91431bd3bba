public import Access
public import Care
import Foundation
import Storage

/// Carries one block of a list out: asks the subject that the rows belong to. Each block is a transaction of its own,
/// so that a house that is killed goes on where it was; what was deleted and that it was deleted are one.
public struct CarryOutDeletion: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var list: ID<DeletionList>
    /// The number of the block, so that each is put down once.
    public var step: Int

    public init(list: ID<DeletionList>, step: Int) {
        (self.list, self.step) = (list, step)
    }

    /// Tried ten times in vain, nobody would come back to it: so it stands first on the page, and has a way out.
    public func givenUp(after problem: any Error) -> (any UseCase)? { NoteDeletionStopped(list: list) }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        var found = try session.deletionList(list)
        // A hold that came in between stops it here; who lifts it sets it going again.
        guard found.state == .approved, !found.isHeld else { return Done() }
        // Between two blocks somebody may ask about their data, or a report of harm may come: they are left out.
        if found.kind == .archive, try session.spare(found) > 0 { found = try session.deletionList(list) }
        guard let next = try session.parts(of: list).first(where: { $0.endedAt == nil }) else {
            try session.end(found)
            return Done()
        }
        session.announce(DeletionStep(list: list, campaign: found.campaign, part: next.part))
        try session.later(
            CarryOutDeletion(list: list, step: step + 1), at: session.now, key: "delete \(list) \(step + 1)")
        return Done()
    }
}

/// One block of one part is to be deleted now; `App/Reactions.swift` says by whom.
public struct DeletionStep: Announcement {
    public let list: ID<DeletionList>
    public let campaign: String
    public let part: DeletionPart
}

/// Notes what a subject has deleted, in the same transaction.
public struct NoteForgotten: Command {
    public static let permission = Permission.operate
    public static let unattended = true

    public var list: ID<DeletionList>
    public var part: DeletionPart
    public var count: Int
    /// Whether nothing of it is left.
    public var isDone: Bool

    public init(list: ID<DeletionList>, part: DeletionPart, count: Int, isDone: Bool) {
        (self.list, self.part, self.count, self.isDone) = (list, part, count, isDone)
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let ended: Moment? = isDone ? session.now : nil
        try session.run(
            """
            UPDATE deletion_part SET deleted = deleted + \(count), ended_at = CAST(\(ended) AS BIGINT)
            WHERE list = \(list) AND part = \(part) AND ended_at IS NULL
            \(unscoped: "a list that two people have agreed to")
            """)
        session.about("deletion \(list) \(part.rawValue) \(count)")
        return Done()
    }
}

extension Session where Case == CarryOutDeletion {
    /// Looks once more, by other questions, whether anything is left; only then is there a certificate.
    fileprivate func end(_ list: DeletionList) throws {
        var isClean = true
        for part in try parts(of: list.id).map(\.part) {
            let left = try leftOver(of: part, in: list)
            if let left, left > 0 { isClean = false }
            try run(
                """
                UPDATE deletion_part SET left_over = CAST(\(left) AS BIGINT)
                WHERE list = \(list.id) AND part = \(part) \(unscoped: "a list that two people have agreed to")
                """)
        }
        try run(
            """
            UPDATE deletion_list SET state = \(isClean ? DeletionState.done : .failed), ended_at = \(now)
            WHERE id = \(list.id) \(unscoped: "a list that two people have agreed to")
            """)
        guard isClean else { return }
        try certify(list)
        try countEvidence(list)
    }

    private func certify(_ list: DeletionList) throws {
        let last = try row(
            """
            SELECT number, mark FROM deletion_certificate ORDER BY number DESC LIMIT 1
            \(unscoped: "certificates are numbered through the whole house")
            """)
        let certificate = DeletionCertificate(
            number: (try last?("number") ?? 0) + 1, list: list, parts: try parts(of: list.id), endedAt: now,
            previous: try last?("mark") ?? "")
        let text = try certificate.text
        let mark = fingerprint(text, for: DeletionCertificate.purpose)
        try run(
            """
            INSERT INTO deletion_certificate (list, number, text, mark, previous, made_at)
            VALUES (\(list.id), \(certificate.number), \(text), \(mark), \(certificate.previous), \(now))
            \(unscoped: "a list that two people have agreed to")
            """)
        about("certificate \(certificate.number) \(mark)", region: list.region)
    }
}
