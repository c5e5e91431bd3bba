/// What has to be reported at once when somebody of a school, a hospital or a committee finds it, or suspects it.
///
/// Source: rulebook H.4: the nine situations of the opinion on mandatory reports of 2020, in its order (Law on the
/// Protection of Minors art. 11), and violence at home (Anti-Domestic Violence Law art. 14).
public enum HarmSituation: String, Sendable, Codable, CaseIterable {
    /// Private parts are hurt, and nothing ordinary explains it.
    case privateParts
    /// A girl under 14 is sexually abused, is pregnant or has lost a pregnancy.
    case girlUnder14
    /// A girl of 14 or more is pregnant, or has lost a pregnancy, by abuse.
    case girlFrom14
    /// Many injuries, starved or confused, and it looks like violence, bullying, abuse or drugging.
    case injuries
    /// Hurt or dead by suicide, self-harm, work, poison, drugging or beating.
    case unnaturalHarm
    /// Abandoned, or looked after by nobody for long.
    case abandoned
    /// Of unknown origin, missing, trafficked.
    case missing
    /// Made to beg.
    case begging
    case otherSerious
    case violenceAtHome
}

/// For whom the duty holds.
public enum HarmedPerson: String, Sendable, Codable, CaseIterable {
    case minor
    /// Of age, and without or with limited capacity to act (Anti-Domestic Violence Law art. 14).
    case adultWithoutCapacity

    static let ofAge = 18

    /// Whether a birth month on the roster rules it out. Ages are years completed for certain: somebody whose birthday
    /// is in this very month may be a year older, and is believed.
    public func isRuledOut(byAge age: Int) -> Bool {
        switch self {
        case .minor: age >= Self.ofAge
        case .adultWithoutCapacity: age + 1 < Self.ofAge
        }
    }
}

/// To whom it is reported (rulebook H.4).
public enum HarmAuthority: String, Sendable, Codable, CaseIterable {
    case police, civilAffairs, education
}

/// How a report ends.
public enum HarmEnding: String, Sendable, Codable, CaseIterable {
    /// Safe, and somebody goes on looking.
    case safe
    /// An authority has taken it over.
    case takenOver
    /// The authority has found no harm.
    case noHarm
}
