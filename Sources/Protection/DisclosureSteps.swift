public import Access
public import Care
import ProtectionRules
public import WarningRules

/// The second person agrees that it is told, or was rightly told.
public struct AgreeToDisclosure: Command {
    public static let permission = Permission.reportHarm

    public var disclosure: ID<Disclosure>

    public init(disclosure: ID<Disclosure>) {
        self.disclosure = disclosure
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.disclosure(disclosure)
        do {
            try DisclosureHands.checkAgreeing(isOwn: found.isOwn)
        } catch {
            throw HarmError.disclosure(error)
        }
        try session.add(.agreed, at: session.now, to: disclosure)
        return Done()
    }
}

/// Writes down when it was told. What can wait is told after a second person has agreed.
public struct RecordDisclosureMade: Command {
    public static let permission = Permission.reportHarm

    public var disclosure: ID<Disclosure>
    public var toldOn: Day
    public var toldTime: ClockTime

    public init(disclosure: ID<Disclosure>, toldOn: Day, toldTime: ClockTime) {
        self.disclosure = disclosure
        self.toldOn = toldOn
        self.toldTime = toldTime
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.disclosure(disclosure)
        do {
            try DisclosureHands.checkMaking(found.reason, isAgreed: found.isAgreed)
        } catch {
            throw HarmError.disclosure(error)
        }
        guard let at = try DisclosureTime.of(toldOn, toldTime, now: session.now) else { return Done() }
        try session.add(.made, at: at, to: disclosure)
        return Done()
    }
}

/// Writes down when the person was told that something of theirs was told, and to whom.
public struct RecordPersonTold: Command {
    public static let permission = Permission.reportHarm

    public var disclosure: ID<Disclosure>
    public var toldOn: Day
    public var toldTime: ClockTime

    public init(disclosure: ID<Disclosure>, toldOn: Day, toldTime: ClockTime) {
        self.disclosure = disclosure
        self.toldOn = toldOn
        self.toldTime = toldTime
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.disclosure(disclosure)
        do {
            try DisclosureHands.checkTellingPerson(isMade: found.isMade)
        } catch {
            throw HarmError.disclosure(error)
        }
        guard let at = try DisclosureTime.of(toldOn, toldTime, now: session.now) else { return Done() }
        try session.add(.personTold, at: at, to: disclosure)
        return Done()
    }
}
