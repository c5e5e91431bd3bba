/// How long a sentence may be for its youngest reader. A longer one is no mistake, but somebody should know of it
/// before it is put before a child: read it aloud, or say it in two.
///
/// Source: rulebook E.4.6 asks for a gate and names no numbers. These are our decision: a sentence is the one measure
/// of hardness that holds in both languages without a dictionary.
public struct ReadingLimit: Hashable, Sendable {
    /// Years, of the youngest who reads it.
    public let age: Int

    public init(age: Int) { self.age = age }

    /// Signs of Chinese or words of English in one sentence.
    public func longest(in language: Language) -> Int {
        switch (language, age) {
        case (.zhHans, ..<12): 35
        case (.zhHans, 12..<15): 45
        case (.zhHans, _): 60
        case (.en, ..<12): 18
        case (.en, 12..<15): 22
        case (.en, _): 28
        }
    }

    /// The longest sentence of a text, if it is too long.
    public func hardSentence(in text: String, _ language: Language) -> HardSentence? {
        let most = longest(in: language)
        return text.split(whereSeparator: Self.endsSentence)
            .map { HardSentence(words: Self.trimmed($0), length: Self.length(of: $0, language), most: most) }
            .filter { $0.length > most }.max { $0.length < $1.length }
    }

    /// A half of a sentence that can stand by itself counts as one. The first four are the full-width stop, exclamation
    /// mark, question mark and semicolon.
    private static func endsSentence(_ sign: Character) -> Bool {
        "\u{3002}\u{FF01}\u{FF1F}\u{FF1B}.!?;".contains(sign) || sign.isNewline
    }

    private static func length(of sentence: Substring, _ language: Language) -> Int {
        switch language {
        case .zhHans: sentence.count { $0.isLetter || $0.isNumber }
        case .en: sentence.split(whereSeparator: \.isWhitespace).count { $0.contains { $0.isLetter || $0.isNumber } }
        }
    }

    private static func trimmed(_ sentence: Substring) -> String {
        String(sentence.drop(while: \.isWhitespace))
    }
}

/// A sentence that is longer than its youngest reader takes in.
public struct HardSentence: Hashable, Sendable, Codable {
    public let words: String
    /// Signs of Chinese, words of English.
    public let length: Int
    public let most: Int

    public init(words: String, length: Int, most: Int) {
        self.words = words
        self.length = length
        self.most = most
    }
}
