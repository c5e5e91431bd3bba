import Access
import CampaignRules
import Care
import Screenings

/// Start, add time, close: one thing at a time is the likely one, and it has the filled button.
struct RoomActions {
    let found: ReadRoom.Outcome

    func html(_ visit: Visit) -> HTML {
        if found.startedAt == nil || found.isClosed { return "<div class=\"card narrow\">\(start(visit))</div>" }
        return "<div class=\"card narrow\">\(addTime(visit))</div><div class=\"card narrow\">\(close(visit))</div>"
    }

    private var path: String { "/rooms/\(found.room.rawValue)" }

    private func start(_ visit: Visit) -> HTML {
        """
        <form class="inline-form" method="post" action="\(path)/start">\(Form.token(visit))
        \(minutes("rooms.lead.minutes", "40", isNeeded: false))
        <button class="btn">\(say: found.isClosed ? "rooms.lead.startAgain" : "rooms.lead.start")</button></form>
        <p class="small">\(say: "rooms.lead.startWords")</p>
        """
    }

    private func addTime(_ visit: Visit) -> HTML {
        """
        <form class="inline-form" method="post" action="\(path)/time">\(Form.token(visit))\(Form.request(visit))
        \(minutes("rooms.lead.more", "5", isNeeded: true))
        <button class="btn small quiet">\(say: "rooms.lead.add")</button></form>
        """
    }

    private func minutes(_ label: String, _ value: String, isNeeded: Bool) -> HTML {
        """
        <div class="field"><label for="minutes">\(say: Phrase(label))</label>
        <input type="number" id="minutes" name="minutes" value="\(value)" min="1" max="480"\(if: isNeeded, " required")>
        </div>
        """
    }

    private func close(_ visit: Visit) -> HTML {
        """
        <form method="post" action="\(path)/close">\(Form.token(visit))<p>\(say: "rooms.lead.closeWords")</p>
        <button class="btn small plain">\(say: "rooms.lead.close")</button></form>
        """
    }
}

/// One seat, with what a proctor can do for it.
struct SeatCard {
    let found: ReadRoom.Outcome
    let seat: ReadRoom.Seat

    func html(_ visit: Visit) -> HTML {
        """
        <section class="card narrow" id="chosen" tabindex="-1" aria-labelledby="chosen-title">
        <h2 id="chosen-title">\(say: "rooms.seat.title", ["number": "\(seat.number)"]) ·
        \(seat.state.sign) \(say: seat.state.phrase)</h2>
        \(quiet)
        <div class="actions">\(if: seat.hasHandUp || seat.isTwice, answered(visit))\
        \(if: seat.state == .notBegun || seat.state == .absent, absent(visit))</div>
        \(if: !found.others.isEmpty && seat.state != .finished, move(visit))
        \(if: seat.state != .finished, visit.holds(.carryOutCampaigns) ? newCode(visit) : askForCode)
        <p><a href="/rooms/\(found.room.rawValue)">\(say: "rooms.seat.back")</a></p></section>
        """
    }

    /// For how long nothing was answered; nothing where somebody is at it.
    private var quiet: HTML {
        guard let minutes = seat.quietMinutes, minutes > 0 else { return .empty }
        return "<p>\(say: "rooms.seat.quiet", ["minutes": "\(minutes)"])</p>"
    }

    private func form(_ step: StaticString, _ visit: Visit, _ inside: HTML) -> HTML {
        """
        <form method="post" action="/seats/\(seat.participant)/\("\(step)")">\(Form.token(visit))\
        \(Form.hidden("from", found.room.rawValue))\(inside)</form>
        """
    }

    private func answered(_ visit: Visit) -> HTML {
        form("answered", visit, "<button class=\"btn small\">\(say: "rooms.seat.answered")</button>")
    }

    private func absent(_ visit: Visit) -> HTML {
        let isAbsent = seat.state == .absent
        return form(
            "absent", visit,
            """
            \(Form.hidden("isAbsent", isAbsent ? "no" : "yes"))\
            <button class="btn small quiet">\(say: isAbsent ? "rooms.seat.isHere" : "rooms.seat.isAbsent")</button>
            """)
    }

    private func move(_ visit: Visit) -> HTML {
        form(
            "move", visit,
            """
            <div class="inline-form"><div class="field"><label for="room">\(say: "rooms.seat.moveTo")</label>
            <select id="room" name="room">\(each: found.others.map { option($0, visit) })</select></div>
            <button class="btn small quiet">\(say: "rooms.seat.move")</button></div>
            """)
    }

    /// For a slip that was lost. What was answered so far goes on with the new code.
    private func newCode(_ visit: Visit) -> HTML {
        """
        <details class="act"><summary>\(say: "rooms.seat.lost")</summary>
        <form method="post" action="/participants/\(seat.participant)/code">\(Form.token(visit))\
        \(Form.hidden("from", found.room.rawValue))<p>\(say: "rooms.seat.lostWords")</p>
        <button class="btn small quiet">\(say: "rooms.seat.newCode")</button></form></details>
        """
    }

    /// A new code opens what was answered so far: it stays with the psychology teacher.
    private var askForCode: HTML { "<p class=\"small\">\(say: "rooms.seat.lostAsk")</p>" }

    private func option(_ other: ReadRoom.OtherRoom, _ visit: Visit) -> HTML {
        "<option value=\"\(other.room.rawValue)\">\(visit.name(other.names, other.room.rawValue))</option>"
    }
}
