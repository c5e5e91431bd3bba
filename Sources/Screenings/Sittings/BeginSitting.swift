public import Access
public import Care
import Storage

/// Begins a sitting with a personal code, or goes on with it on another device: no name, no account.
///
/// The device that had it before is told so at its next step. Under 14 this is where a child answers, with the
/// guardian's consent, which the public self-check cannot ask for.
public struct BeginSitting: Command {
    public static let permission = Permission.anyone

    public var code: String
    public var language: Language

    public init(code: String, language: Language) {
        self.code = code
        self.language = language
    }

    public struct Outcome: Codable, Sendable, Equatable {
        /// Opens the sitting on this device, until another one takes over or all is handed in.
        public let sittingKey: String
        /// Whether it began just now; false for whoever goes on, also on another device.
        public let isNew: Bool
    }

    public func perform(in session: borrowing Session<Self>) throws -> Outcome {
        guard let written = session.readSpokenCode(code) else { throw SittingProblem.noSuchCode }
        let key = session.newSecret()
        let guest = try session.guest(code: written)
        if guest.known == nil,
            try session.begin(NewSitting(guest: guest, language: language, key: key.stored)) != nil {
            if let room = guest.roomToSitIn { try session.seat(guest.participant, in: room) }
            return Outcome(sittingKey: key.text, isNew: true)
        }
        // It was begun before, or the same code came twice in the same instant and the other one was first.
        let found = guest.known == nil ? try session.guest(code: written) : guest
        guard let known = found.known else { throw SittingProblem.noSuchCode }
        guard found.knownManner == .own else { throw SittingProblem.otherwise }
        try session.takeOver(known, codeEnd: found.codeEnd, key: key.stored)
        session.about("sitting \(known)", region: guest.region)
        return Outcome(sittingKey: key.text, isNew: false)
    }
}

extension Session where Case == BeginSitting {
    /// A seat for whoever came into the class after the room was opened. Two who come in the same instant get one after
    /// the other: they would count to the same number, and one of them would have no seat.
    fileprivate func seat(_ participant: String, in room: ID<Room>) throws {
        _ = try row(
            """
            SELECT id FROM sitting_room WHERE id = \(room) \(DialectHole.forUpdate)
            \(unscoped: "the room of the person's own class")
            """)
        try run(
            """
            INSERT INTO sitting_seat (participant, room, number, is_absent)
            VALUES (\(participant), \(room), \(SeatNumber.of(participant, in: room)), FALSE)
            ON CONFLICT (participant) DO NOTHING \(unscoped: "the seat in the room of the person's own class")
            """)
    }
}
