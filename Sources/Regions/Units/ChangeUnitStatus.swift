public import Access
import Care
import Foundation

/// Opens, suspends or closes a unit, or lets it become part of another; always with the reason.
public struct ChangeUnitStatus: Command {
    public static let permission = Permission.manageUnits

    public var unit: String
    public var status: UnitStatus
    public var reason: String
    /// The unit that it became a part of, for `merged`.
    public var successor: String?

    public init(unit: String, status: UnitStatus, reason: String, successor: String? = nil) {
        self.unit = unit
        self.status = status
        self.reason = reason
        self.successor = successor
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let reason = reason.trimmingCharacters(in: .whitespacesAndNewlines)
        let found = try session.unit(unit)
        guard !reason.isEmpty else { throw UnitError.emptyReason }
        guard reason.count <= UnitError.longestText else { throw UnitError.longText(field: "reason") }
        guard status != found.card.status else { throw UnitError.sameStatus }
        let heir = status == .merged ? try session.heir(successor, of: found) : nil
        try session.set(status, of: found)
        try session.enter(status, of: found.card.code, reason: reason, successor: heir)
        session.about("unit \(unit)", region: found.card.region)
        return Done()
    }
}

extension Session where Case == ChangeUnitStatus {
    /// Another unit in reach that is not itself gone.
    fileprivate func heir(_ code: String?, of found: FoundUnit) throws -> String {
        guard let code, code != found.card.code else { throw UnitError.noSuccessor }
        do {
            let heir = try unit(code)
            guard ![.closed, .merged].contains(heir.card.status), heir.card.parent != found.card.code else {
                throw UnitError.noSuccessor
            }
            return heir.card.code
        } catch Refusal.notFound {
            throw UnitError.noSuccessor
        }
    }
}
