import Access
import CampaignRules
import Care
import Screenings

/// One room while a class answers. It keeps itself fresh with script, and has a link to look again without.
struct RoomPage {
    let found: ReadRoom.Outcome
    var problem: (any Problem)?

    static func again(_ problem: any Problem, _ visit: Visit) async throws -> Reply? {
        guard case .invalid = problem.kind, let room = visit.fields["room"] else { return nil }
        let found = try await visit.perform(ReadRoom(room: ID(room)))
        var reply = RoomPage(found: found, problem: problem).reply(visit)
        reply.status = 422
        return reply
    }

    func reply(_ visit: Visit) -> Reply { visit.isPart ? .part(part(visit)) : .page(page(for: visit)) }

    private func page(for visit: Visit) -> Page {
        Page(
            title: Phrase("rooms.room.title", ["name": name(visit)]), frame: .staff,
            mainAttributes: " data-live=\"\(path)/live\" data-now=\"\(visit.now.milliseconds)\"", hasClocks: true,
            main: """
                <p class="no-print"><a href="\(visit.roomsPath)">‹ \(say: "rooms.list.title")</a></p>
                \(Form.faults(problem, field: fault))\(head(visit))
                \(Ticking.signAgain(visit, back: path))
                <div data-private>\(chosen(visit))\(part(visit))
                <h2>\(say: "rooms.lead.title")</h2>\(RoomActions(found: found).html(visit))\
                \(policy.html(visit))\(if: visit.holds(.proctorSittings), colleague)</div>
                """)
    }

    /// What a page that is open already asks for when something has changed.
    private func part(_ visit: Visit) -> HTML {
        """
        <ul class="figures" id="room-counts" data-fresh>\(each: RoomCount.allCases.map(figure))</ul>
        <div id="room-calls" data-fresh role="status">\(RoomCalls(found: found).html(visit))</div>
        <ul class="seats" id="room-seats" tabindex="-1" data-fresh aria-label="\(say: "rooms.seats")">\
        \(each: found.seats.map { seat($0, visit) })</ul>
        """
    }

    private var path: String { "/rooms/\(found.room.rawValue)" }

    private var policy: RoomPolicyCard {
        RoomPolicyCard(found: found, isFaulty: ["stuckMinutes", "tellsOfFlags"].contains(fault))
    }

    private var colleague: HTML {
        "<p class=\"no-print\"><a href=\"\(path)/colleague\">\(say: "rooms.hand.link")</a></p>"
    }

    /// The field to mend.
    private var fault: String? {
        if case .invalid(let field)? = problem?.kind { return field }
        return nil
    }

    private func name(_ visit: Visit) -> String { visit.name(found.unitNames, found.unit) }

    private func head(_ visit: Visit) -> HTML {
        """
        <div class="head"><div><h1>\(name(visit))</h1><p>\(visit.choose(found.titles)) · \(say: time)</p></div>
        <div class="live"><span role="status" data-state="none" data-on="\(say: "rooms.live.on")"
        data-off="\(say: "rooms.live.off")"></span><a href="\(path)">\(say: "rooms.live.now")</a></div></div>
        """
    }

    private var time: Phrase {
        guard let started = found.startedAt else { return Phrase("rooms.time.waiting") }
        if found.isClosed { return Phrase("rooms.time.closed") }
        guard let end = found.endsAt else { return Phrase("rooms.time.since", ["time": started.clockText]) }
        return Phrase("rooms.time.until", ["from": started.clockText, "to": end.clockText])
    }

    private func figure(_ count: RoomCount) -> HTML {
        "<li><span>\(say: "rooms.count.\(count.rawValue)")</span><b>\(count.count(found.seats))</b></li>"
    }

    private func seat(_ seat: ReadRoom.Seat, _ visit: Visit) -> HTML {
        """
        <li><a class="seat \(seat.state.rawValue)\(if: seat.needsSomebody, " calls")" id="seat-\(seat.number)"
        href="\(path)?seat=\(seat.participant)#chosen"><b>\(seat.number)</b>\
        <span>\(seat.state.sign) \(say: seat.state.phrase)</span>\
        <span class="sub">\(say: seat.codeWords)</span>\(RoomCalls.slip(of: seat, visit))</a></li>

        """
    }

    private func chosen(_ visit: Visit) -> HTML {
        guard let seat = found.seats.first(where: { $0.participant == visit.fields["seat"] }) else { return .empty }
        return SeatCard(found: found, seat: seat).html(visit)
    }
}

/// The figures above the seats.
private enum RoomCount: String, CaseIterable {
    case notBegun, answering, stuck, finished

    func count(_ seats: [ReadRoom.Seat]) -> Int {
        seats.count { seat in
            switch self {
            case .notBegun: seat.state == .notBegun || seat.state == .here
            case .answering: seat.state == .answering || seat.state == .stuck
            case .stuck: seat.state == .stuck
            case .finished: seat.state == .finished
            }
        }
    }
}

extension ReadRoom.Seat {
    /// Which code was typed at the seat, by its end.
    var codeWords: Phrase {
        codeEnd.map { Phrase("rooms.seat.code", ["end": $0]) } ?? Phrase("rooms.seat.noCode")
    }

    var needsSomebody: Bool { hasHandUp || isTwice || stayNear || state == .stuck }
}

extension SeatState {
    var phrase: Phrase { Phrase("rooms.seat.\(rawValue)") }

    /// A shape beside the word, so that colour never says anything alone.
    var sign: String {
        switch self {
        case .absent: "–"
        case .notBegun: "○"
        case .here: "◔"
        case .answering: "◑"
        case .stuck: "◇"
        case .finished: "●"
        }
    }
}
