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
        if let score = spelledScore(in: text) { return score }
        let plain = text.lowercased()
        return policy.neverSaid.first { plain.contains($0.lowercased()) }
    }

    private static let numerals = Set("零〇一二三四五六七八九十百两")
    /// What makes a time or a part of `分`.
    private static let noPoints = Set("钟之")

    /// Points in words, such as 二十三分. One numeral alone is everyday speech: 十分, 三分之一.
    private static func spelledScore(in text: String) -> String? {
        var number = ""
        let signs = Array(text)
        for (place, sign) in signs.enumerated() {
            let follows = signs.dropFirst(place + 1).first
            if sign == "分", number.count > 1, follows.map({ !noPoints.contains($0) }) ?? true { return number + "分" }
            number = numerals.contains(sign) ? number + String(sign) : ""
        }
        return nil
    }
}
