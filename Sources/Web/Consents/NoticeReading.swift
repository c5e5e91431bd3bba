import Care
import Consents

/// Which parts of a notice are hard for whoever reads it: a grown-up, or a child of the fourth grade (rulebook E.4.6;
/// PIPL art. 17: in clear words that are easy to understand).
struct NoticeReading {
    let notice: Notice

    /// Of the youngest pupils whom a yearly screening asks: grade 4 (rulebook E.1, WHO-5 from 9).
    static let child = ReadingLimit(age: 9)
    static let grownUp = ReadingLimit(age: 18)

    func html(_ visit: Visit) -> HTML {
        let hard = Language.allCases.flatMap(lines)
        guard !hard.isEmpty else { return .empty }
        return """
            <div class="note warn"><p><b>\(say: "consents.reading.title")</b> \(say: "consents.reading.words")</p>
            <ul>\(each: hard)</ul></div>
            """
    }

    private func lines(_ language: Language) -> [HTML] {
        guard let words = notice.words[language.rawValue] else { return [] }
        let parts = [
            ("purpose", words.purpose, Self.grownUp), ("method", words.method, Self.grownUp),
            ("kinds", words.kinds, Self.grownUp), ("necessity", words.necessity, Self.grownUp),
            ("children", words.children ?? "", Self.child),
        ]
        return parts.compactMap { part, text, limit in
            limit.hardSentence(in: text, language).map { line(part, $0, language) }
        }
    }

    private func line(_ part: String, _ hard: HardSentence, _ language: Language) -> HTML {
        let length = Phrase(
            "consents.reading.length.\(language.rawValue)", ["length": "\(hard.length)", "most": "\(hard.most)"])
        return """
            <li>\(say: Phrase("consents.field.\(part)")) · \(say: length)\
            <span class="sub" lang="\(language.rawValue)">\(hard.words)</span></li>

            """
    }
}
