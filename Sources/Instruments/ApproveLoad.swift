public import Access
public import Care
import ScreeningRules
import Storage

/// Approves what a second person has brought; from then on its version and its licence count.
///
/// The file is read once more, golden vectors and all, so that nothing is approved that this server cannot score.
public struct ApproveLoad: Command {
    public static let permission = Permission.approveInstruments

    public var load: ID<InstrumentLoad>

    public init(load: ID<InstrumentLoad>) {
        self.load = load
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let found = try session.loads(only: load, isWaiting: false, page: 1)
        guard let line = found.first else { throw Refusal.notFound }
        guard line.licence.term.standing(on: session.today) != .ended else { throw InstrumentError.alreadyOver }
        if let version = line.version {
            try session.tryAgain(version, of: line.instrument)
        }
        try session.decide(load, .approved, reason: nil)
        return Done()
    }
}

extension Session where Case == ApproveLoad {
    fileprivate func tryAgain(_ version: String, of instrument: ID<Instrument>) throws {
        let row = try row(
            """
            SELECT v.file FROM instrument_version v JOIN instrument i ON i.id = v.instrument
            WHERE i.id = \(instrument) AND v.version = \(version) AND \(scope, region: "i.region", unit: "i.unit")
            """)
        guard let row else { throw Refusal.notFound }
        _ = try ScaleFile.read(try row("file", as: String.self))
    }
}

/// Declines what a second person has brought, and says why.
public struct DeclineLoad: Command {
    public static let permission = Permission.approveInstruments

    public var load: ID<InstrumentLoad>
    public var reason: String

    public init(load: ID<InstrumentLoad>, reason: String) {
        self.load = load
        self.reason = reason
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        try session.decide(load, .declined, reason: try Reason.checked(reason))
        return Done()
    }
}

/// Takes a version out of use. What was scored with it keeps its score and can still be looked at.
public struct WithdrawVersion: Command {
    public static let permission = Permission.approveInstruments

    public var instrument: ID<Instrument>
    public var version: String
    public var reason: String

    public init(instrument: ID<Instrument>, version: String, reason: String) {
        self.instrument = instrument
        self.version = version
        self.reason = reason
    }

    public func perform(in session: borrowing Session<Self>) throws -> Done {
        let reason = try Reason.checked(reason)
        let known = try session.ownInstrument(instrument)
        let found = try session.row(
            """
            SELECT id FROM instrument_version WHERE instrument = \(known.id) AND version = \(version)
            \(unscoped: "the scale was found within the scope")
            """)
        guard found != nil else { throw Refusal.notFound }
        let withdrawn = try session.run(
            """
            UPDATE instrument_version SET withdrawn_at = \(session.now), withdrawn_by = \(session.caller.id),
                withdrawn_reason = \(reason)
            WHERE instrument = \(known.id) AND version = \(version) AND withdrawn_at IS NULL
            \(unscoped: "the scale was found within the scope")
            """)
        guard withdrawn == 1 else { throw InstrumentError.withdrawnAlready }
        return Done()
    }
}
