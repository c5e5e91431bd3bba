import Care
import ScreeningRules
import WarningRules
import Warnings

/// What is known of an alert, in words.
extension AlertCard {
    /// Where it comes from.
    var origin: Phrase {
        if sitting != nil { return Phrase("warnings.from.sitting") }
        return isFromProgram ? Phrase("warnings.from.program") : Phrase("warnings.from.selfCheck")
    }

    /// School, class and seat in one line; `nil` for whoever is in no school. A seat with another number than the
    /// slip's is told with that and with its room: the class has another child of the seat's number.
    func whereabouts(_ visit: Visit) -> String? {
        let seat = sitting?.seat.map { visit.say(Phrase("warnings.seat", ["seat": "\($0)"])) }
        let slip = sitting?.slip.map { visit.say(Phrase("warnings.slip", ["number": "\($0)"])) }
        let room = slip.flatMap { _ in sitting?.roomNames.map(visit.choose) }
        let names = [unitNames.map(visit.choose), sitting?.classNames.map(visit.choose)]
        let parts = (names + [slip, room, seat]).compactMap { $0 }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    /// The answer that raised it: "PHQ-9, question 9: several days".
    func basisWords(_ scales: AnsweredScales, _ visit: Visit) -> String {
        let item = scales.item(basis)
        let answer = item?.option(basis.option)?.text[visit.language] ?? basis.option
        return visit.say(
            Phrase(
                "warnings.basis",
                ["scale": basis.questionnaire.uppercased(), "number": "\(basis.number)", "answer": answer]))
    }

    /// The question itself; `nil` when its scale is no longer in the library.
    func questionWords(_ scales: AnsweredScales, _ visit: Visit) -> String? {
        scales.item(basis)?.text[visit.language]
    }

    /// Whether and how the person can be called; `nil` when they have not asked.
    var callPhrase: Phrase? {
        switch (wantsCall, hasPhone) {
        case (true, true): Phrase("warnings.call.phoneLeft")
        case (true, false): Phrase("warnings.call.noPhone")
        case (false, true): Phrase("warnings.call.takenBack")
        case (false, false): nil
        }
    }

    /// Where it has gone; `nil` while it is held at home by somebody on duty.
    func holderWords(_ visit: Visit) -> Phrase? {
        if !attended { return Phrase("warnings.holder.nobody") }
        return holder == region ? nil : Phrase("warnings.holder.climbed", ["place": visit.placeName(holder)])
    }

    func isLate(at now: Moment) -> Bool { due.map { TimeLeft(until: $0, at: now).isOver } ?? false }
}
