import Access
import Care
import Foundation
import Storage

/// Some hundred members that are written together: one statement for all who join, one for all who are changed, one
/// for all who have gone.
struct MemberWriting {
    private struct Joining {
        let index: Int
        let id: ID<MemberCard>
        let row: SQL
    }

    private var joining: [Joining] = []
    private var changes: [SQL] = []
    private var leaving: [ID<MemberCard>] = []

    init() {}

    mutating func add<Case: UseCase>(
        _ plan: MemberPlan, from index: Int, in session: borrowing Session<Case>
    ) throws {
        switch plan {
        case .leaves(let known): leaving.append(known.id)
        case .joins(let member, let region, let house, let unit):
            let id = session.newID(MemberCard.self)
            let row = try Self.row(id, member, region, house, unit, in: session)
            joining.append(Joining(index: index, id: id, row: row))
        case .stays(let known, let member): try change(known, member, to: known.unit, in: session)
        case .moves(let known, let member, let unit), .returns(let known, let member, let unit):
            try change(known, member, to: unit, in: session)
        }
    }

    /// Who joins first, for whoever adds one person.
    var firstJoining: ID<MemberCard>? { joining.first?.id }

    var hasJoining: Bool { !joining.isEmpty }

    /// - Returns: the rows that somebody else was quicker to write.
    func write<Case: UseCase>(in session: borrowing Session<Case>) throws -> [Int] {
        if !changes.isEmpty { try session.change(members: changes) }
        if !leaving.isEmpty { try session.note(leaving, gone: true) }
        guard !joining.isEmpty else { return [] }
        let written = try session.insert(members: joining.map(\.row))
        return joining.filter { !written.contains($0.id) }.map(\.index)
    }

    private static func row<Case: UseCase>(
        _ id: ID<MemberCard>, _ member: MemberPlan.Newcomer, _ region: Region, _ house: String, _ unit: String,
        in session: borrowing Session<Case>
    ) throws -> SQL {
        let (identity, marks) = (member.given.identity, member.marks)
        return """
            (\(id), \(region), \(house), \(unit), \(member.kind), \(identity.bornMonth), \(member.sex),
                \(MemberCard.mask(identity.name)), \(try session.seal(identity, of: id)), \(marks.identity.first),
                \(marks.name.first), \(marks.idNumber.first), \(marks.number.first), \(session.now))
            """
    }

    /// Whom a list only repeats is not written again: most rows of a yearly list are such.
    private mutating func change<Case: UseCase>(
        _ known: KnownMember, _ member: MemberPlan.Newcomer, to unit: String, in session: borrowing Session<Case>
    ) throws {
        let old = try session.identity(known.identity, of: known.id)
        let new = old.completed(by: member.given.identity)
        guard new != old || known.unit != unit || known.isGone else { return }
        changes.append(try session.changedRow(known.id, new, unit: unit))
    }
}

extension MemberIdentity {
    var bornMonth: String { String(born.description.prefix(7)) }
}
