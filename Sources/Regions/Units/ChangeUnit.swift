public import Access

/// Changes what is said of a unit in public.
public struct ChangeUnit: Command {
    public static let permission = Permission.manageUnits

    public var unit: String
    public var facts: UnitFacts

    public init(unit: String, facts: UnitFacts) {
        self.unit = unit
        self.facts = facts
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let (facts, hours) = try facts.checked()
        let found = try session.unit(unit)
        try session.change(found, to: facts, hours: hours)
        session.about("unit \(unit)", region: found.card.region)
        return Done()
    }
}
