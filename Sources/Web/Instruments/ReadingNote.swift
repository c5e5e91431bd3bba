import Care
import ScreeningRules

/// Which texts of a scale are hard for its youngest reader, for whoever brings it, approves it or plans with it
/// (rulebook E.4.6). A note and no refusal: a published scale is never reworded.
struct ReadingNote {
    let scale: Questionnaire

    func html(_ visit: Visit) -> HTML {
        let hard = scale.hardTexts
        guard !hard.isEmpty else { return .empty }
        return """
            <section class="note warn" aria-labelledby="reading"><h2 id="reading">\
            \(say: "instruments.reading.title", ["age": "\(scale.ageGate.minimum)"])</h2>
            <p>\(say: "instruments.reading.words")</p><ul>\(each: hard.map(Self.line))</ul></section>
            """
    }

    static func line(_ text: HardText) -> HTML {
        let place = text.item.map { Phrase("instruments.reading.item", ["number": "\($0)"]) }
            ?? Phrase("instruments.reading.stem")
        let length = Phrase(
            "instruments.reading.length.\(text.language.rawValue)",
            ["length": "\(text.sentence.length)", "most": "\(text.sentence.most)"])
        return """
            <li>\(say: place) · \(say: length)<span class="sub" lang="\(text.language.rawValue)">\
            \(text.sentence.words)</span></li>

            """
    }
}
