import Access
import Care
import Storage

/// Whom a colleague writes answers down for: by the code on the slip or the paper, or by the place on a class's list.
struct Entrant {
    let campaign: String
    var code: String?
    var unit: String?
    var number: Int?
    /// Somebody whose questions were taken along, and when they were.
    var taken: (participant: String, at: Moment)?
    /// How long after the close somebody may still be entered.
    var daysAfterClosing = 0
}

extension Session {
    /// Somebody of the caller's own unit; or, for a post that reaches a place, somebody who belongs to no school or
    /// employer: a county never sees a school's sheets (rulebook H.6).
    /// - Throws: `SittingProblem.noSuchCode`, also for everybody out of reach.
    func guest(_ entrant: Entrant) throws -> SittingGuest {
        if let taken = entrant.taken {
            let found = try guest(
                "p.id = \(taken.participant) AND \(own(entrant))", daysAfterClosing: entrant.daysAfterClosing,
                asOf: taken.at.day)
            // What was taken along for the first time is no answer to being asked once more.
            if let from = found.againFrom, taken.at < from { throw SittingProblem.handedIn }
            return found
        }
        guard let typed = entrant.code.flatMap({ $0.isEmpty ? nil : $0 }) else {
            return try guest("\(listed(entrant)) AND \(own(entrant))", daysAfterClosing: entrant.daysAfterClosing)
        }
        guard let code = readSpokenCode(typed) else { throw SittingProblem.noSuchCode }
        var guest = try guest(
            "p.code_index IN \(list: fingerprints(of: code, for: "participant code")) AND \(own(entrant))",
            daysAfterClosing: entrant.daysAfterClosing)
        guest.codeEnd = String(code.suffix(2))
        return guest
    }

    /// The place on the list of the class, as consent slips and class sheets bear it.
    private func listed(_ entrant: Entrant) -> SQL {
        "p.unit = \(entrant.unit ?? "") AND p.number > 0 AND p.number = \(entrant.number ?? 0)"
    }

    private func own(_ entrant: Entrant) -> SQL {
        "p.campaign = \(entrant.campaign) AND \(ownPeople)"
    }

    /// Somebody who stands as `p`.
    var ownPeople: SQL {
        """
        \(scope, region: "p.region", unit: "p.house") AND (p.house IS NULL OR p.house IN \(list: scope.units))
        """
    }

    /// The same for a sitting that stands as `t`.
    var ownSittings: SQL {
        """
        \(scope, region: "t.region", unit: "t.house") AND (t.house IS NULL OR t.house IN \(list: scope.units))
        """
    }
}
