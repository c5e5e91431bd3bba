import Care
import Protection
import ProtectionRules

extension HarmSituation {
    var phrase: Phrase { Phrase("protection.situation.\(rawValue)") }
}

extension HarmedPerson {
    var phrase: Phrase { Phrase("protection.harmed.\(rawValue)") }
}

extension HarmAuthority {
    var phrase: Phrase { Phrase("protection.authority.\(rawValue)") }
}

extension HarmEnding {
    var phrase: Phrase { Phrase("protection.ending.\(rawValue)") }
}

extension HarmClock {
    var phrase: Phrase { Phrase("protection.clock.\(rawValue)") }
}

extension HarmEntryKind {
    var phrase: Phrase { Phrase("protection.entry.\(rawValue)") }
}

extension HarmReportCard {
    /// How far it is, in a word.
    var state: Phrase {
        if closedAt != nil { return Phrase("protection.state.closed") }
        if toldAt == nil { return Phrase("protection.state.untold") }
        return Phrase(acknowledgedAt == nil ? "protection.state.unheard" : "protection.state.open")
    }
}
