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
        try HarmError.asked { () throws(DisclosureRefusal) in
            try DisclosureHands.checkAgreeing(isOwn: found.isOwn)
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
        try HarmError.asked { () throws(DisclosureRefusal) in
            try DisclosureHands.checkMaking(found.reason, isAgreed: found.isAgreed)
        }
        let at = try DisclosureTime.of(toldOn, toldTime, now: session.now)
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
        try HarmError.asked { () throws(DisclosureRefusal) in
            try DisclosureHands.checkTellingPerson(isMade: found.isMade)
        }
        let at = try DisclosureTime.of(toldOn, toldTime, now: session.now)
        try session.add(.personTold, at: at, to: disclosure)
        return Done()
    }
}

extension HarmError {
    /// What the rule of the two hands refuses is told as a problem of this subject.
    fileprivate static func asked(_ rule: () throws(DisclosureRefusal) -> Void) throws {
        do {
            try rule()
        } catch {
            throw HarmError.disclosure(error)
        }
    }
}
