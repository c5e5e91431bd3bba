/// Sentences for people who see no score: the class teacher, and the person themselves.
///
/// A fixed sentence says how to care and nothing of why (rulebook G.2.6, C.3: "needs care, and how").
public enum AdviceSentence: String, Sendable, Codable, CaseIterable {
    case asUsual, smallWord, notInFront, noQuestions, lighterWork, quietPlace, goodSeat, friendNear, notAlone, tellMe
}

/// What a report tells the person; none of them names an illness, a scale or a number.
public enum ReportSentence: String, Sendable, Codable, CaseIterable {
    case thanks, fine, upsAndDowns, heavyTime, notYourFault, talkHelps, sleepAndMove
    case weTalked, weStayInTouch, comeAnyTime
}

/// Words of one's own beside the fixed sentences.
public enum PlainWords {
    /// Signs.
    public static let longest = 200

    /// The first sign or word that does not belong there: a digit could be a score, and the policy names what nobody
    /// outside reads (rulebook E.4.8).
    public static func unfit(in text: String, under policy: CarePolicy) -> String? {
        if let digit = text.unicodeScalars.first(where: { $0.properties.generalCategory == .decimalNumber }) {
            return String(digit)
        }
        let plain = text.lowercased()
        return policy.neverSaid.first { plain.contains($0.lowercased()) }
    }
}
