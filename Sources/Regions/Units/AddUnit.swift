public import Access
public import Care
import Foundation

/// Adds a unit to a place, or a part to a unit. The same request adds it once.
public struct AddUnit: Command {
    public static let permission = Permission.manageUnits

    public var region: Region
    public var kind: String
    /// The unit that it is a part of.
    public var parent: String?
    /// Planned or open; open where nothing is said.
    public var status: UnitStatus?
    public var facts: UnitFacts
    /// A word of the form, so that a form sent twice counts once.
    public var request: String

    public init(
        region: Region, kind: String, parent: String? = nil, status: UnitStatus? = nil, facts: UnitFacts,
        request: String
    ) {
        self.region = region
        self.kind = kind
        self.parent = parent
        self.status = status
        self.facts = facts
        self.request = request
    }

    public func perform(in session: borrowing Session<Self>) throws -> UnitCode {
        let (facts, hours) = try facts.checked()
        let above = try parent.map { try session.unit($0) }
        let admitted = try session.scope.admit(region, unit: above?.house)
        try session.checkKind(kind, in: region, partOf: above)
        let code = session.unitCode(kind: kind, in: region, request: request)
        let status: UnitStatus = status == .planned ? .planned : .open
        let isNew = try session.insert(
            NewUnit(
                code: code, kind: kind, parent: above?.card.code, house: above?.house ?? code, status: status,
                facts: facts, hours: hours), in: admitted)
        if isNew { try session.enter(status, of: code, reason: "", successor: nil) }
        session.about("unit \(code)", region: region)
        return UnitCode(code: code)
    }
}

/// The code under which a unit is known from now on.
public struct UnitCode: Codable, Sendable, Equatable {
    public let code: String
}

extension Session where Case == AddUnit {
    fileprivate func checkKind(_ code: String, in region: Region, partOf above: FoundUnit?) throws {
        guard try isCurrent(region) else { throw UnitError.unknownPlace }
        let types = try book(PlaceTypes.self)
        guard let type = types.type(code, in: region, on: today) else { throw UnitError.unknownKind }
        guard let above else {
            guard type.group != .part else { throw UnitError.notAPart }
            return
        }
        let whole = types.type(above.card.kind, in: region, on: today)
        guard whole?.parts.contains(code) == true, above.card.region == region else { throw UnitError.notAPart }
    }

    /// Place and kind to be read by people, and eight signs that belong to this request alone.
    fileprivate func unitCode(kind: String, in region: Region, request: String) -> String {
        let sign = fingerprint("\(caller.name) \(region) \(kind) \(request)", for: "unit code").lowercased()
            .filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(8)
        return "\(region.prefix)-\(kind)-\(sign)"
    }
}
